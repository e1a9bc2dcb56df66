// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/foldervolumes.h"

#include "core/rootfs/removebelow.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/volumefill.h"
#include "core/rootfs/volumemount.h"
#include "core/sys/directory.h"
#include "core/sys/mountpoint.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::rootfs {

namespace fs = std::filesystem;

namespace {

constexpr const char* kKind = "volume";

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

Result<FolderVolumes::Entry> FolderVolumes::entryOf(const std::string& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_volumes.find(name);
    if (found == m_volumes.end())
        return Error(ErrorKind::NotFound, "there is no volume " + name);
    return found->second;
}

Result<void> FolderVolumes::remember(const VolumeRecord& record)
{
    return m_records.put(kKind, record.volume.name, toJson(record));
}

Result<Volume> FolderVolumes::create(const VolumeAsked& asked)
{
    VolumeRecord record{.volume = {.name = asked.name, .path = {}, .labels = asked.labels, .options = asked.options}};
    if (asked.name.empty()) {
        TRY_DECLARE(record.volume.name, anonymousName());
        record.volume.isAnonymous = true;
    }
    TRY(checkVolumeName(record.volume.name));
    TRY(checkVolumeOptions(asked.options));
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_volumes.find(record.volume.name); found != m_volumes.end()) {
        const Volume& there = found->second->record.volume;
        if (!asked.options.empty() && asked.options != there.options)
            return Error(ErrorKind::Conflict, "volume " + there.name + " is there with other options");
        return there;
    }
    record.volume.path = pathOf(record.volume.name);
    record.volume.created = std::chrono::time_point_cast<TimePoint::duration>(std::chrono::system_clock::now());
    TRY(makeFolder(record.volume.name));
    TRY(remember(record));
    const Volume made = record.volume;
    keep(std::move(record));
    return made;
}

void FolderVolumes::keep(VolumeRecord record)
{
    auto kept = std::make_shared<Kept>();
    kept->record = std::move(record);
    kept->record.volume.path = pathOf(kept->record.volume.name);
    m_volumes[kept->record.volume.name] = std::move(kept);
}

Result<Volume> FolderVolumes::find(const std::string& name) const
{
    TRY_DECLARE(const Entry kept, entryOf(name));
    return kept->record.volume;
}

std::vector<Volume> FolderVolumes::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Volume> volumes;
    volumes.reserve(m_volumes.size());
    for (const auto& [name, kept] : m_volumes)
        volumes.push_back(kept->record.volume);
    return volumes;
}

Result<Bytes> FolderVolumes::size(const std::string& name) const
{
    TRY_DECLARE(const Entry kept, entryOf(name));
    return treeSize(kept->record.volume.path);
}

Result<void> FolderVolumes::remove(const std::string& name, const VolumeUsers& users)
{
    TRY_DECLARE(const Entry kept, entryOf(name));
    const std::lock_guard turn(kept->turn);
    if (kept->isRemoved)
        return Error(ErrorKind::NotFound, "there is no volume " + name);
    const auto names = users ? users(name) : std::vector<std::string>{};
    if (!names.empty())
        return Error(ErrorKind::InUse, "volume " + name + " is used by " + joined(names));
    TRY(sys::unmount(pathOf(name)));
    TRY_DECLARE(const std::string aside, setAside(name));
    {
        const std::lock_guard lock(m_mutex);
        if (auto forgotten = m_records.forget(kKind, name); !forgotten) {
            (void)::rename((m_folder / aside).c_str(), (m_folder / name).c_str());
            return forgotten;
        }
        m_volumes.erase(name);
        kept->isRemoved = true;
    }
    // What cannot be removed now is out of the way, and removed at the next start.
    (void)removeBelow(m_folder, aside);
    return ok();
}

Result<void> FolderVolumes::mountNow(const Kept& kept) const
{
    const Volume& volume = kept.record.volume;
    if (kept.isRemoved)
        return Error(ErrorKind::NotFound, "there is no volume " + volume.name);
    if (volume.options.empty())
        return ok();
    TRY_DECLARE(const bool isMounted, sys::isMountPoint(volume.path));
    return isMounted ? ok() : mountVolume(volume.options, volume.path).within("volume " + volume.name);
}

Result<fs::path> FolderVolumes::mount(const std::string& name)
{
    TRY_DECLARE(const Entry kept, entryOf(name));
    const std::lock_guard turn(kept->turn);
    TRY(mountNow(*kept));
    return kept->record.volume.path;
}

Result<void> FolderVolumes::fillOnce(const std::string& name, int root, const std::string& target)
{
    TRY_DECLARE(const Entry kept, entryOf(name));
    const std::lock_guard turn(kept->turn);
    TRY(mountNow(*kept));
    if (kept->record.fill == Fill::Moving)
        return finishFilling(*kept);
    if (kept->record.fill == Fill::Never || isForgetful(kept->record.volume.options))
        return fill(*kept, root, target).within("volume " + name);
    return ok();
}

Result<void> FolderVolumes::fill(Kept& kept, int root, const std::string& target)
{
    const Volume& volume = kept.record.volume;
    TRY_DECLARE(const sys::Directory files, sys::Directory::open(volume.path));
    TRY_DECLARE(const bool isEmpty, isEmptyVolume(files.fd()));
    const auto from = sys::openBelow(root, target, {.flags = O_RDONLY | O_DIRECTORY, .resolve = sys::Resolve::InRoot});
    if (isEmpty && from) {
        const bool isMounted = !volume.options.empty();
        TRY_DECLARE(const sys::Directory staging,
                    sys::Directory::open(isMounted ? volume.path : volume.path.parent_path()));
        TRY(stage({.staging = staging.fd(), .volume = files.fd()}, from->get(), {}));
        kept.record.fill = Fill::Moving;
        TRY(remember(kept.record));
    }
    return finishFilling(kept);
}

Result<void> FolderVolumes::finishFilling(Kept& kept)
{
    const Volume& volume = kept.record.volume;
    if (kept.record.fill == Fill::Moving) {
        TRY_DECLARE(const sys::Directory files, sys::Directory::open(volume.path));
        TRY_DECLARE(const sys::Directory staging,
                    sys::Directory::open(volume.options.empty() ? volume.path.parent_path() : volume.path));
        TRY(putInPlace({.staging = staging.fd(), .volume = files.fd()}));
    }
    kept.record.fill = Fill::Done;
    return remember(kept.record);
}

Result<std::unique_ptr<Volumes>> Volumes::open(fs::path folder, state::Records& records)
{
    auto volumes = std::make_unique<FolderVolumes>(std::move(folder), records);
    TRY(volumes->heal().within("open the volumes"));
    return std::unique_ptr<Volumes>(std::move(volumes));
}

} // namespace darse::rootfs
