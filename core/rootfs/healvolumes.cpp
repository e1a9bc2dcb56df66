// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/foldervolumes.h"
#include "core/rootfs/removebelow.h"
#include "core/rootfs/volumefill.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>

namespace darse::rootfs {

namespace fs = std::filesystem;

namespace {

constexpr const char* kKind = "volume";
constexpr std::string_view kComing = ".coming-";
constexpr std::string_view kLeaving = ".leaving-";
constexpr std::size_t kAnonymous = 64;
constexpr mode_t kPassable = S_IRWXU | S_IXGRP | S_IXOTH;
constexpr mode_t kPublic = S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH;

Result<void> makeWithMode(const fs::path& path, mode_t mode)
{
    if (::mkdir(path.c_str(), mode) != 0 || ::chmod(path.c_str(), mode) != 0)
        return Error::fromErrno(errno, path.native());
    return ok();
}

bool isDirectory(const fs::path& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

TimePoint changeOf(const fs::path& path)
{
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0)
        return {};
    return TimePoint(std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec));
}

bool isAnonymousName(std::string_view name)
{
    return name.size() == kAnonymous && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A name that is not taken: what left before may still be there.
fs::path leavingPath(const fs::path& folder, const std::string& name)
{
    for (unsigned i = 0;; ++i) {
        fs::path path = folder / (std::string(kLeaving) + std::to_string(i) + "-" + name);
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0)
            return path;
    }
}

} // namespace

Result<void> FolderVolumes::makeFolder(const std::string& name) const
{
    if (isDirectory(pathOf(name)))
        return ok();
    const fs::path coming = m_folder / (std::string(kComing) + name);
    TRY(removeBelow(m_folder, coming.filename()));
    TRY(makeWithMode(coming, kPassable));
    TRY(makeWithMode(coming / "_data", kPublic));
    if (::rename(coming.c_str(), (m_folder / name).c_str()) != 0)
        return Error::fromErrno(errno, "make volume " + name);
    return ok();
}

Result<std::string> FolderVolumes::setAside(const std::string& name) const
{
    const fs::path leaving = leavingPath(m_folder, name);
    if (::rename((m_folder / name).c_str(), leaving.c_str()) != 0 && errno != ENOENT)
        return Error::fromErrno(errno, "remove volume " + name);
    return leaving.filename().native();
}

Result<void> FolderVolumes::heal()
{
    if (::mkdir(m_folder.c_str(), kPassable) == 0)
        ::chmod(m_folder.c_str(), kPassable);
    TRY_DECLARE(const auto leaving, sweep());
    TRY(healRecords(leaving));
    TRY_DECLARE(const auto names, sys::listDirectory(m_folder));
    for (const std::string& name : names) {
        if (!m_volumes.contains(name) && checkVolumeName(name) && isDirectory(pathOf(name)))
            adopt(name);
    }
    return ok();
}

Result<std::set<std::string>> FolderVolumes::sweep() const
{
    std::set<std::string> leaving;
    TRY_DECLARE(const auto names, sys::listDirectory(m_folder));
    for (const std::string& name : names) {
        if (name.starts_with(kLeaving))
            leaving.insert(name.substr(std::min(name.find('-', kLeaving.size()), name.size() - 1) + 1));
        if (name.starts_with(kLeaving) || name.starts_with(kComing))
            (void)removeBelow(m_folder, name); // else at the next start
    }
    return leaving;
}

Result<void> FolderVolumes::healRecords(const std::set<std::string>& leaving)
{
    TRY_DECLARE(const auto documents, m_records.all(kKind));
    for (const state::Record& document : documents) {
        auto record = parseVolumeRecord(document.document);
        const bool isOurs = record && record->volume.name == document.key && checkVolumeName(document.key).isOk();
        const bool hasFolder = isOurs && isDirectory(pathOf(document.key));
        if (!isOurs) {
            m_records.setAside(document, kKind, "the record of volume " + document.key + " is damaged");
            continue;
        }
        if (!hasFolder && leaving.contains(document.key)) {
            static_cast<void>(m_records.forget(kKind, document.key)); // else at the next start
            continue;
        }
        // A volume whose folder cannot be made now says so to whoever mounts it.
        if (!hasFolder && makeFolder(document.key))
            record->fill = Fill::Never;
        keep(*std::move(record));
        Kept& kept = *m_volumes.at(document.key);
        // A volume of a device waits until that is mounted.
        if (kept.record.fill == Fill::Moving && kept.record.volume.options.empty())
            static_cast<void>(finishFilling(kept)); // else at its next use
    }
    return ok();
}

/// Somebody's files: better a volume too many.
void FolderVolumes::adopt(const std::string& name)
{
    VolumeRecord record;
    record.volume.name = name;
    record.volume.isAnonymous = isAnonymousName(name);
    record.volume.created = changeOf(m_folder / name);
    const auto files = sys::listDirectory(pathOf(name));
    record.fill = files && files->empty() ? Fill::Never : Fill::Done;
    static_cast<void>(remember(record)); // else at the next start
    keep(std::move(record));
}

} // namespace darse::rootfs
