// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/mountpoint.h"

#include "core/base/bytes.h"
#include "core/base/guard.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sstream>
#include <string>
#include <sys/mount.h>
#include <sys/stat.h>
#include <vector>

namespace darse::sys {

namespace fs = std::filesystem;

namespace {

constexpr int kMostStacked = 64;

/// For kernels before 5.8, which do not say so: a bind mount on the file system that it is on looks like none.
Result<bool> isOtherDevice(const fs::path& path)
{
    struct stat here {};
    struct stat above {};
    if (::lstat(path.c_str(), &here) != 0 || ::stat((path / "..").c_str(), &above) != 0)
        return Error::fromErrno(errno, path.native());
    return here.st_dev != above.st_dev;
}

/// "/a\040b" → "/a b"
std::string unescaped(std::string_view text)
{
    const auto isOctal = [](char c) { return c >= '0' && c <= '7'; };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto code = text.substr(i, 4);
        if (code.size() == 4 && code[0] == '\\' && std::all_of(code.begin() + 1, code.end(), isOctal)) {
            plain += static_cast<char>((code[1] - '0') * 64 + (code[2] - '0') * 8 + (code[3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Where something is mounted below `folder`, in the order of mounting.
Result<std::vector<std::string>> mountsBelow(const fs::path& folder)
{
    const Bytes limit = mebibytes(64);
    TRY_DECLARE(const std::string table, readFile("/proc/self/mountinfo", limit));
    const std::string beginning = folder.native() + "/";
    std::vector<std::string> found;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string skipped;
        std::string point;
        if (!(fields >> skipped >> skipped >> skipped >> skipped >> point))
            continue;
        point = unescaped(point);
        if (point.starts_with(beginning))
            found.push_back(std::move(point));
    }
    return found;
}

} // namespace

Result<bool> isMountPoint(const fs::path& path)
{
    struct statx status {};
    if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return false;
        if (errno == ENOTCONN)
            return true;
        return Error::fromErrno(errno, path.native());
    }
    if ((status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) == 0)
        return isOtherDevice(path);
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

Result<void> unmount(const fs::path& path)
{
    for (int i = 0; i < kMostStacked; ++i) {
        int flags = UMOUNT_NOFOLLOW;
        int result = ::umount2(path.c_str(), flags);
        if (result != 0 && errno == EBUSY) {
            flags |= MNT_DETACH;
            result = ::umount2(path.c_str(), flags);
        }
        // EINVAL: not a mount point, or not any more.
        if (result != 0 && (errno == EINVAL || errno == ENOENT || errno == ENOTDIR))
            return ok();
        if (result != 0)
            return Error::fromErrno(errno, "unmount " + path.native());
    }
    return Error(ErrorKind::InUse, path.native() + " is mounted too many times");
}

Result<void> unmountBelow(const fs::path& folder)
{
    TRY_DECLARE(const auto points, mountsBelow(folder));
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        TRY(unmount(*point));
    return ok();
}

Result<void> makeReadOnly(int fd, const BindOptions& options)
{
    const unsigned depth = options.isRecursive ? AT_RECURSIVE : 0U;
    struct mount_attr attributes {};
    attributes.attr_set = MOUNT_ATTR_RDONLY;
    if (::mount_setattr(fd, "", AT_EMPTY_PATH | depth, &attributes, sizeof attributes) != 0)
        return Error::fromErrno(errno, "make a bind mount read-only");
    return ok();
}

Result<UniqueFd> cloneMount(int from, const BindOptions& options)
{
    const unsigned depth = options.isRecursive ? AT_RECURSIVE : 0U;
    UniqueFd clone(::open_tree(from, "", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_EMPTY_PATH | depth));
    if (!clone.isOpen())
        return Error::fromErrno(errno, "bind mount");
    if (options.isReadOnly)
        TRY(makeReadOnly(clone.get(), options));
    return clone;
}

Result<void> attachMount(int clone, int target)
{
    if (::move_mount(clone, "", target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) != 0)
        return Error::fromErrno(errno, "bind mount");
    return ok();
}

Result<void> bindMount(int from, int target, const BindOptions& options)
{
    TRY_DECLARE(const UniqueFd clone, cloneMount(from, options));
    return attachMount(clone.get(), target);
}

} // namespace darse::sys
