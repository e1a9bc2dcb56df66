// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/volumes.h"

#include "core/engine/crew.h"
#include "core/sys/directory.h"

#include <algorithm>

namespace darse::engine {
namespace {

bool hasLabel(const rootfs::Volume& volume, const std::pair<const std::string, std::string>& wanted)
{
    const auto found = volume.labels.find(wanted.first);
    return found != volume.labels.end() && (wanted.second.empty() || found->second == wanted.second);
}

bool fits(const rootfs::Volume& volume, const VolumePruneFilter& filter)
{
    const auto has = [&volume](const auto& label) { return hasLabel(volume, label); };
    return (volume.isAnonymous || filter.takesNamed) && std::ranges::all_of(filter.labels, has) &&
           std::ranges::none_of(filter.notLabels, has);
}

Event eventOf(std::string action, const std::string& name)
{
    return {.type = "volume", .action = std::move(action), .object = name, .attributes = {{"driver", "local"}}};
}

} // namespace

std::vector<rootfs::Volume> Volumes::list() const
{
    return m_crew.volumes.list();
}

Result<rootfs::Volume> Volumes::find(const std::string& name) const
{
    return m_crew.volumes.find(name);
}

Result<rootfs::Volume> Volumes::create(const rootfs::VolumeAsked& asked)
{
    const bool wasThere = !asked.name.empty() && m_crew.volumes.find(asked.name);
    TRY_DECLARE(rootfs::Volume volume, m_crew.volumes.create(asked));
    if (!wasThere)
        m_crew.events.add(eventOf("create", volume.name));
    return volume;
}

Result<void> Volumes::remove(const std::string& name)
{
    TRY(m_crew.volumes.remove(name, [this](const std::string& volume) { return users(volume); }));
    m_crew.events.add(eventOf("destroy", name));
    return ok();
}

Result<VolumesPruned> Volumes::prune(const VolumePruneFilter& filter)
{
    VolumesPruned out;
    for (const rootfs::Volume& volume : list()) {
        if (!fits(volume, filter) || !users(volume.name).empty())
            continue;
        const Bytes freed = size(volume.name).valueOr({});
        if (!remove(volume.name))
            continue; // somebody has begun to use it
        out.names.push_back(volume.name);
        out.freed += freed;
    }
    Event event = eventOf("prune", {});
    event.attributes = {{"reclaimed", std::to_string(out.freed.count())}};
    m_crew.events.add(std::move(event));
    return out;
}

Result<Bytes> Volumes::size(const std::string& name) const
{
    return m_crew.volumes.size(name);
}

Result<void> Volumes::withFiles(const std::string& name, const std::function<Result<void>(int root)>& work)
{
    TRY_DECLARE(const std::filesystem::path path, m_crew.volumes.mount(name));
    TRY_DECLARE(const sys::Directory root, sys::Directory::open(path));
    return work(root.fd());
}

std::vector<std::string> Volumes::users(const std::string& name) const
{
    std::vector<std::string> out;
    for (const ContainerPtr& container : m_crew.table.list()) {
        if (std::ranges::any_of(container->mounts, [&](const MountPoint& mount) { return mount.name == name; }))
            out.push_back(container->name);
    }
    return out;
}

} // namespace darse::engine
