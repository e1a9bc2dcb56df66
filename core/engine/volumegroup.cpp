// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/volumegroup.h"

#include "core/base/guard.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {
namespace {

constexpr mode_t kForFolder = S_ISGID | S_IRWXG | S_IRWXU;
constexpr mode_t kForFile = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP;
constexpr mode_t kModeBits = 07777;
constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr int kDeepest = 200; ///< as many descriptors are held

class Giver {
public:
    Giver(dev_t device, gid_t group) : m_device(device), m_group(group) {}

    /// What is in it, then itself: whoever is ended on the way begins anew.
    Result<void> giveFolder(int folder, const struct stat& status, int depth) const
    {
        if (depth > kDeepest)
            return Error(ErrorKind::InvalidInput, "its folders are more than 200 deep");
        UniqueFd listed(::openat(folder, ".", kFolderFlags));
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(listed.get()), ::closedir);
        if (!entries)
            return Error::fromErrno(errno, "list");
        static_cast<void>(listed.release());
        while (const dirent* entry = ::readdir(entries.get())) {
            const std::string_view name = static_cast<const char*>(entry->d_name);
            if (name != "." && name != "..")
                TRY(giveEntry(folder, entry->d_name, depth));
        }
        if (::fchown(folder, static_cast<uid_t>(-1), m_group) != 0 ||
            ::fchmod(folder, (status.st_mode & kModeBits) | kForFolder) != 0)
            return Error::fromErrno(errno, "group " + std::to_string(m_group));
        return ok();
    }

private:
    Result<void> giveEntry(int around, const char* name, int depth) const
    {
        struct stat status {};
        if (::fstatat(around, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT ? ok() : Result<void>(Error::fromErrno(errno, name));
        if (status.st_dev != m_device)
            return ok();
        if (S_ISDIR(status.st_mode)) {
            const UniqueFd folder(::openat(around, name, kFolderFlags));
            if (folder.isOpen() && ::fstat(folder.get(), &status) == 0 && status.st_dev == m_device)
                return giveFolder(folder.get(), status, depth + 1).within(name);
            return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? ok() // it was replaced meanwhile
                                                                         : Result<void>(Error::fromErrno(errno, name));
        }
        const bool isDone =
            ::fchownat(around, name, static_cast<uid_t>(-1), m_group, AT_SYMLINK_NOFOLLOW) == 0 &&
            (!S_ISREG(status.st_mode) ||
             ::fchmodat(around, name, (status.st_mode & kModeBits) | kForFile, AT_SYMLINK_NOFOLLOW) == 0);
        // A link that came meanwhile has no mode.
        return isDone || errno == ENOENT || errno == EOPNOTSUPP ? ok() : Result<void>(Error::fromErrno(errno, name));
    }

    dev_t m_device;
    gid_t m_group;
};

} // namespace

std::optional<gid_t> groupOf(const nlohmann::json& pod)
{
    const nlohmann::json context = pod.at("spec").value("securityContext", nlohmann::json::object());
    return context.contains("fsGroup") ? std::optional(context["fsGroup"].get<gid_t>()) : std::nullopt;
}

Result<void> giveToGroup(const std::string& folder, gid_t group)
{
    const UniqueFd top(::open(folder.c_str(), kFolderFlags));
    struct stat status {};
    if (!top.isOpen() || ::fstat(top.get(), &status) != 0)
        return Error::fromErrno(errno, folder);
    if (status.st_gid == group && (status.st_mode & kForFolder) == kForFolder)
        return ok();
    return Giver(status.st_dev, group).giveFolder(top.get(), status, 0).within(folder);
}

} // namespace darse::engine
