// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerjson.h"

#include "core/api/containernetjson.h"
#include "core/api/statuswords.h"
#include "core/container/dockerwords.h"
#include "core/container/merge.h"
#include "core/engine/joining.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using container::MountType;
using container::Propagation;
using engine::Container;
using engine::MountPoint;
using nlohmann::json;

namespace {

constexpr std::size_t kShortId = 12;

std::string_view typeOf(MountType type)
{
    switch (type) {
    case MountType::Bind:
        return "bind";
    case MountType::Volume:
        return "volume";
    case MountType::Tmpfs:
        break;
    }
    return "tmpfs";
}

std::string_view propagationOf(const MountPoint& mount)
{
    if (mount.type != MountType::Bind)
        return "";
    switch (mount.propagation) {
    case Propagation::Default:
    case Propagation::RPrivate:
        break;
    case Propagation::Private:
        return "private";
    case Propagation::Shared:
        return "shared";
    case Propagation::RShared:
        return "rshared";
    case Propagation::Slave:
        return "slave";
    case Propagation::RSlave:
        return "rslave";
    }
    return "rprivate";
}

json mountJson(const MountPoint& mount)
{
    json out{{"Type", typeOf(mount.type)}, {"Source", mount.source.string()}, {"Destination", mount.target},
             {"Mode", mount.mode},         {"RW", !mount.isReadOnly},         {"Propagation", propagationOf(mount)}};
    if (mount.type == MountType::Volume) {
        out["Name"] = mount.name;
        out["Driver"] = "local";
    }
    return out;
}

json mountsJson(const Container& container)
{
    json out = json::array();
    for (const MountPoint& mount : container.mounts)
        out.push_back(mountJson(mount));
    return out;
}

std::int64_t secondsOf(engine::TimePoint time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

json configOf(const Container& container)
{
    json out = configJson(*container.config);
    if (out.value("Hostname", std::string()).empty())
        out["Hostname"] = container.id.value().substr(0, kShortId);
    return out;
}

std::string fileOf(const Container& container, const char* name)
{
    return container.folder.empty() ? std::string() : (container.folder / name).string();
}

/// What is written at its first start; whoever is in the network of another one sees those of that one.
std::string nameFile(const Container& container, const char* name)
{
    const bool isOwn = !container.config->modes.network.starts_with(engine::kOther);
    return container.state.startedAt && isOwn ? fileOf(container, name) : std::string();
}

json hostConfigOf(const Container& container, const ContainerTelling& telling)
{
    json out = hostConfigJson(*container.config);
    if (out.value("Runtime", std::string()).empty())
        out["Runtime"] = telling.runtime;
    if (out.value("CgroupnsMode", std::string()).empty())
        out["CgroupnsMode"] = telling.hasOwnCgroups ? "private" : "host";
    // What is not said is as much swap as memory, and it is both together.
    const container::Resources& resources = container.config->resources;
    if (resources.memory > 0 && resources.memorySwap == 0)
        out["MemorySwap"] = resources.memory * 2;
    return out;
}

/// Whoever has been on a network belongs to it, also while it has no address there.
json networksOf(json told, const Container& container, const ContainerTelling& telling)
{
    if (!container.state.startedAt || !telling.networkId)
        return told;
    for (const auto& [name, endpoint] : told.items()) {
        if (endpoint.value("NetworkID", std::string()).empty())
            told[name]["NetworkID"] = telling.networkId(name);
    }
    return told;
}

json networkSettingsOf(const Container& container, const ContainerTelling& telling)
{
    json out = networkSettingsJson(container);
    out["Networks"] = networksOf(std::move(out["Networks"]), container, telling);
    return out;
}

/// As overlay mounts it, the topmost layer first.
json graphDriver(const Container& container, const ContainerTelling& telling)
{
    std::string lower;
    for (const std::filesystem::path& layer : telling.layers)
        lower += (lower.empty() ? "" : ":") + layer.string();
    return {{"Name", "overlay2"},
            {"Data",
             {{"LowerDir", lower},
              {"MergedDir", fileOf(container, "merged")},
              {"UpperDir", fileOf(container, "upper")},
              {"WorkDir", fileOf(container, "work")}}}};
}

} // namespace

json summary(const Container& container, const ContainerTelling& telling)
{
    json out{
        {"Id", container.id.value()},
        {"Names", json::array({"/" + container.name})},
        {"Image", telling.imageName.empty() ? container.imageName : telling.imageName},
        {"ImageID", container.image.text()},
        {"Command", commandText(arguments(*container.config))},
        {"Created", secondsOf(container.created)},
        {"Ports", portListJson(container)},
        {"Labels", container.config->labels},
        {"State", toString(container.state.status)},
        {"Status", statusText(container.state, telling.now)},
        {"HostConfig", {{"NetworkMode", container.config->modes.network}}},
        {"NetworkSettings", {{"Networks", networksOf(networksJson(container, Aliases::Leave), container, telling)}}},
        {"Mounts", mountsJson(container)}};
    // A list leaves out what is nothing, as Docker does.
    if (telling.sizes && telling.sizes->written != 0)
        out["SizeRw"] = telling.sizes->written;
    if (telling.sizes && telling.sizes->total != 0)
        out["SizeRootFs"] = telling.sizes->total;
    return out;
}

json inspection(const Container& container, const ContainerTelling& telling)
{
    std::vector<std::string> words = arguments(*container.config);
    const std::string path = words.empty() ? std::string() : words.front();
    if (!words.empty())
        words.erase(words.begin());
    json out{{"Id", container.id.value()},
             {"Created", container::timeText(container.created)},
             {"Path", path},
             {"Args", words},
             {"State", inspectedState(container.state)},
             {"Image", container.image.text()},
             {"ResolvConfPath", nameFile(container, "resolv.conf")},
             {"HostnamePath", nameFile(container, "hostname")},
             {"HostsPath", nameFile(container, "hosts")},
             {"LogPath", container.state.startedAt ? container.log.string() : std::string()},
             {"Name", "/" + container.name},
             {"RestartCount", container.state.restartCount},
             {"Driver", "overlay2"},
             {"Platform", "linux"},
             {"MountLabel", ""},
             {"ProcessLabel", ""},
             {"AppArmorProfile", ""},
             {"ExecIDs", container.execs.empty() ? json(nullptr) : json(container.execs)},
             {"HostConfig", hostConfigOf(container, telling)},
             {"GraphDriver", graphDriver(container, telling)},
             {"Mounts", mountsJson(container)},
             {"Config", configOf(container)},
             {"NetworkSettings", networkSettingsOf(container, telling)}};
    if (telling.sizes) {
        out["SizeRw"] = telling.sizes->written;
        out["SizeRootFs"] = telling.sizes->total;
    }
    return out;
}

} // namespace darse::api
