// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networks.h"

#include "core/network/bridgednetworks.h"
#include "core/network/rootlessside.h"
#include "core/sys/netlinks.h"

#include <cstdio>
#include <net/if.h>
#include <sys/stat.h>

namespace darse::network {
namespace {

/// Two engines on one machine must not take one another's things: a short name of the folder.
std::string tagOf(const std::filesystem::path& folder)
{
    const std::string name = folder.lexically_normal().native();
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char letter : name)
        hash = (hash ^ letter) * 0x100000001b3;
    char text[17] = {};
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return std::string(text).substr(0, 8);
}

Result<void> makeFolders(const std::filesystem::path& folder)
{
    std::error_code error;
    for (const char* name : {"netns", "names", "leases"}) {
        std::filesystem::create_directories(folder / name, error);
        if (error)
            return Error::fromErrno(error.value(), "make " + (folder / name).native());
    }
    if (::chmod(folder.c_str(), 0700) != 0)
        return Error::fromErrno(errno, "close " + folder.native());
    return ok();
}

bool hasInterface(const std::string& name)
{
    return ::if_nametoindex(name.c_str()) != 0;
}

} // namespace

Result<std::unique_ptr<Networks>> Networks::open(NetworkPlaces places, state::Records& records,
                                                 sys::ProcessRunner& runner)
{
    TRY(makeFolders(places.folder));
    const std::string tag = tagOf(places.folder);
    Surroundings surroundings{.hasInterface = hasInterface};
    // An ordinary user's bridges are in a namespace of their own, where nobody else has any.
    if (!places.isRootless)
        surroundings.isOthers = [mark = "darse " + tag](const std::string& name) {
            auto line = sys::Netlink::open();
            const auto link = line ? sys::findLink(*line, name) : Result<sys::NetLink>(line.error());
            return link && link->mark != mark;
        };
    TRY_DECLARE(auto catalogue, Catalogue::open(records, std::move(surroundings)));
    std::unique_ptr<Side> side;
    std::filesystem::path resolvConf;
    if (places.isRootless) {
        auto rootless = std::make_unique<RootlessSide>(places.folder);
        resolvConf = rootless->resolvConf();
        side = std::move(rootless);
    } else {
        side = std::make_unique<HostSide>();
    }
    auto names = std::make_unique<Names>(places.folder / "names", runner, resolvConf);
    auto networks =
        std::make_unique<BridgedNetworks>(places.folder, NetworkParts{.catalogue = std::move(catalogue),
                                                                      .side = std::move(side),
                                                                      .names = std::move(names),
                                                                      .firewall = Firewall(runner, "darse_" + tag),
                                                                      .wires = Wires("darse " + tag)});
    TRY(networks->load());
    return std::unique_ptr<Networks>(std::move(networks));
}

} // namespace darse::network
