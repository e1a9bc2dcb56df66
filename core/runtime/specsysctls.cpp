// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <algorithm>
#include <array>

namespace darse::runtime {

namespace {

using nlohmann::json;

constexpr std::string_view kPingGroups = "net.ipv4.ping_group_range";

/// Those that every IPC namespace has for itself.
constexpr std::array<std::string_view, 8> kIpc{
    "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem",
    "kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced",
};

bool belongsToIpc(std::string_view name)
{
    return name.starts_with("fs.mqueue.") || std::ranges::find(kIpc, name) != kIpc.end();
}

/// "net/ipv4/ip_forward" is the same as "net.ipv4.ip_forward".
std::string dotted(std::string name)
{
    if (const auto first = name.find_first_of("./"); first != std::string::npos && name[first] == '/')
        for (char& c : name)
            c = c == '/' ? '.' : (c == '.' ? '/' : c);
    return name;
}

Error refused(const std::string& name, std::string_view why)
{
    return {ErrorKind::InvalidInput, "sysctl " + name + " cannot be set for a container: " + std::string(why)};
}

Result<void> checkName(const std::string& name, const SpecInput& input)
{
    if (name.find("..") != std::string::npos || name.find('\0') != std::string::npos)
        return refused(name, "there is no such name");
    if (name.starts_with("net."))
        return input.place.network.isHost ? Result<void>(refused(name, "it has the network of the host")) : ok();
    if (belongsToIpc(name))
        return input.place.ipc.isHost ? Result<void>(refused(name, "it has the IPC namespace of the host")) : ok();
    if (name == "kernel.domainname" && !input.place.uts.isHost)
        return input.config.domainname.empty() ? ok() : Result<void>(refused(name, "it has a domain name already"));
    return refused(name, "it belongs to the whole machine");
}

/// Lets everybody ping without a capability. Not in a network that is somebody else's, and not where the kernel would
/// refuse us.
bool mayOpenPing(const SpecInput& input)
{
    const NamespaceChoice& network = input.place.network;
    if (network.isHost || input.config.modes.network.starts_with("container:"))
        return false;
    const bool ownsNetwork = network.path.empty() || !input.hasOwnUsers();
    return ownsNetwork && isMapped(0, input.groupIds());
}

} // namespace

Result<json> sysctlsJson(const SpecInput& input)
{
    json sysctls = json::object();
    if (mayOpenPing(input))
        sysctls[std::string(kPingGroups)] = "0 0";
    const bool isNew = !input.place.uts.isHost && input.place.uts.path.empty();
    if (isNew && input.namesBySysctl() && !input.config.domainname.empty())
        sysctls["kernel.domainname"] = input.config.domainname;
    for (const auto& [name, value] : input.config.sysctls) {
        const std::string clean = dotted(name);
        TRY(checkName(clean, input));
        sysctls[clean] = value;
    }
    return sysctls;
}

} // namespace darse::runtime
