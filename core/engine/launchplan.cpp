// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is found out and prepared before a container's process is made.
#include "core/base/guard.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"
#include "core/engine/links.h"
#include "core/kube/podplan.h"
#include "core/network/namefiles.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace darse::engine {
namespace {

namespace fs = std::filesystem;
using container::Config;
using runtime::NamespaceChoice;

constexpr mode_t kReadable = 0644;

/// A namespace by its mode, as the kernel calls its kind.
Result<NamespaceChoice> chosen(Crew& crew, const std::string& mode, const std::string& kind)
{
    if (mode == "host")
        return NamespaceChoice{.isHost = true};
    if (!mode.starts_with(kOther))
        return NamespaceChoice{};
    const std::string text = mode.substr(kOther.size());
    TRY_DECLARE(const BerthPtr berth, crew.table.find(text));
    const ContainerPtr other = berth->now();
    if (!other->state.isAlive())
        return Error(ErrorKind::Conflict,
                     "cannot join the " + kind + " namespace of container " + other->name + ": it is not running");
    return NamespaceChoice{.path = "/proc/" + std::to_string(other->state.pid) + "/ns/" + kind};
}

Result<void> chooseNetwork(Crew& crew, const Container& container, runtime::SpecPlace& place, LaunchPlan& plan)
{
    const std::string& mode = container.config->modes.network;
    if (!isNamedNetwork(mode)) {
        TRY_DECLARE(place.network, chosen(crew, mode, "net"));
        return ok();
    }
    TRY_DECLARE(const fs::path path, crew.networks.makeNamespace(container.id));
    place.network.path = path.string();
    plan.hasNetworks = true;
    plan.networks = container.config->endpoints;
    const std::string own = mode.empty() || mode == "default" ? "bridge" : mode;
    TRY_DECLARE(const network::Network first, crew.networks.find(own));
    // By name and id it is the same network.
    const bool isThere = std::ranges::any_of(plan.networks, [&](const auto& endpoint) {
        return endpoint.first == first.name || endpoint.first == first.id.value() || endpoint.first == own;
    });
    if (!isThere)
        plan.networks.emplace(first.name, container::EndpointAsked{});
    return ok();
}

Result<void> chooseNamespaces(Crew& crew, const Container& container, runtime::SpecPlace& place, LaunchPlan& plan)
{
    const container::Modes& modes = container.config->modes;
    TRY(chooseNetwork(crew, container, place, plan));
    TRY_DECLARE(place.ipc, chosen(crew, modes.ipc, "ipc"));
    TRY_DECLARE(place.pid, chosen(crew, modes.pid, "pid"));
    TRY_DECLARE(place.uts, chosen(crew, modes.uts, "uts"));
    return ok();
}

/// Every published port: those that were bound, and with `publishesAll` those that are exposed.
std::vector<container::PortBinding> bindingsOf(const Config& config)
{
    std::vector<container::PortBinding> out = config.ports;
    if (!config.publishesAll)
        return out;
    for (const container::Port& port : config.exposed) {
        if (std::ranges::none_of(out, [&](const auto& binding) { return binding.inside == port; }))
            out.push_back({.inside = port});
    }
    return out;
}

/// The machine, as whoever is on no bridge reaches it.
std::string usualGateway(Crew& crew, const std::string& mode)
{
    if (mode == "host")
        return "127.0.0.1";
    const auto usual = crew.networks.find("bridge");
    return usual && !usual->subnets.empty() ? usual->subnets.front().gateway : std::string();
}

} // namespace

std::string hostnameOf(const Container& container)
{
    const Config& config = *container.config;
    if (!config.hostname.empty())
        return config.hostname;
    constexpr std::size_t kShort = 12;
    return container.id.value().substr(0, kShort);
}

bool isNamedNetwork(std::string_view mode)
{
    return mode != "host" && mode != "none" && !mode.starts_with(kOther);
}

Result<LaunchPlan> planLaunch(Crew& crew, const Container& container)
{
    const Config& config = *container.config;
    LaunchPlan plan;
    TRY(checkLinks(crew, config));
    TRY_DECLARE(plan.root, crew.roots.mount(container.id));
    const UniqueFd root(::open(plan.root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root.isOpen())
        return Error::fromErrno(errno, plan.root.string());
    runtime::SpecPlace place;
    place.id = container.id.value();
    place.root = plan.root;
    TRY_DECLARE(place.identity, runtime::findIdentity(root.get(), config.user, config.groups));
    if (!config.workingDirectory.empty())
        TRY(rootfs::makeWorkingDirectory(root.get(), config.workingDirectory, place.identity.user,
                                         place.identity.group));
    TRY_DECLARE(place.mounts, specMounts(crew, container, root.get()));
    TRY(chooseNamespaces(crew, container, place, plan));
    TRY_DECLARE(const auto memory, sharedMemoryOf(crew, container));
    if (memory)
        place.mounts.insert(place.mounts.begin(), *memory);
    plan.ports = bindingsOf(config);
    place.hostname = hostnameOf(container);
    if (!crew.ground.cgroupParent.empty())
        place.cgroupPath =
            (config.cgroupParent.empty() ? crew.ground.cgroupParent : config.cgroupParent) + "/" + container.id.value();
    if (config.hasInit.value_or(false))
        place.initProgram = crew.ground.initProgram;
    TRY_DECLARE(runtime::Spec spec, runtime::makeSpec(config, place, crew.ground.spec));
    plan.spec = std::move(spec.json);
    plan.warnings = std::move(spec.warnings);
    return plan;
}

Result<void> writeNameFiles(Crew& crew, const Container& container, const network::Connected& connected)
{
    const Config& config = *container.config;
    const std::string& mode = config.modes.network;
    if (mode.starts_with(kOther))
        return ok(); // it sees those of the other one
    const std::string hostname = hostnameOf(container);
    const std::string hostResolv = sys::readFile(crew.ground.hostResolv, mebibytes(1)).valueOr({});
    const auto dns = config.labels.find(std::string(kube::label::kDns));
    network::NameFiles names{.extraHosts = config.extraHosts,
                             .own = {},
                             .servers = config.dns,
                             .search = config.dnsSearch,
                             .options = config.dnsOptions,
                             .base = dns == config.labels.end() ? std::string() : dns->second};
    // Before it is on a network, and where it is on none: what the default network's containers call the machine.
    const bool isWanted =
        std::ranges::any_of(config.extraHosts, [](const std::string& line) { return line.ends_with(":host-gateway"); });
    std::string gateway = connected.endpoints.empty() && isWanted ? usualGateway(crew, mode) : std::string();
    for (const network::Endpoint& endpoint : connected.endpoints) {
        names.own.emplace_back(endpoint.address, hostname);
        if (gateway.empty())
            gateway = endpoint.gateway;
    }
    std::ranges::move(linkedNames(crew, config, connected), std::back_inserter(names.own));
    if (mode == "host") {
        if (auto machine = sys::readFile("/etc/hosts", mebibytes(1)))
            names.machineHosts = std::move(machine).value();
    }
    TRY_DECLARE(const std::string hosts, network::hostsFile(names, gateway));
    const std::string resolv = network::resolvFile(names, crew.networks.nameServers(connected), hostResolv);
    const auto write = [&](const char* name, const std::string& content) -> Result<void> {
        // In place: the container has a mount of this very file.
        const fs::path path = container.folder / name;
        const UniqueFd file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, kReadable));
        if (!file.isOpen())
            return Error::fromErrno(errno, path.string());
        if (sys::readAll(file.get(), mebibytes(1), name).valueOr({}) == content)
            return ok();
        // Cut off last: a file that is emptied first goes to the disk as soon as it is closed.
        if (::lseek(file.get(), 0, SEEK_SET) != 0)
            return Error::fromErrno(errno, path.string());
        TRY(sys::writeAll(file.get(), content));
        if (::ftruncate(file.get(), static_cast<off_t>(content.size())) != 0)
            return Error::fromErrno(errno, path.string());
        return ok();
    };
    TRY(write("hosts", hosts));
    TRY(write("hostname", hostname + "\n"));
    return write("resolv.conf", resolv);
}

} // namespace darse::engine
