// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/copyfile.h"

#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <linux/fs.h>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <vector>

namespace darse::rootfs {
namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr std::size_t kLongestList = 65536; // the kernel's own limits
constexpr mode_t kModeBits = 07777;

Result<void> failed(const char* attempt)
{
    return Error::fromErrno(errno, attempt);
}

/// Between file systems that cannot do it for us.
Result<void> copyByHand(int from, int to, off_t start, off_t end)
{
    std::vector<char> piece(kPiece);
    if (::lseek(to, start, SEEK_SET) < 0)
        return failed("seek");
    for (off_t at = start; at < end;) {
        const auto wanted = std::min(piece.size(), static_cast<std::size_t>(end - at));
        const ssize_t count = ::pread(from, piece.data(), wanted, at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed("read");
        if (count == 0)
            return ok(); // somebody has cut it
        TRY(sys::writeAll(to, {piece.data(), static_cast<std::size_t>(count)}));
        at += count;
    }
    return ok();
}

Result<void> copyRange(int from, int to, off_t start, off_t end)
{
    off_t source = start;
    off_t target = start;
    while (source < end) {
        const ssize_t count = ::copy_file_range(from, &source, to, &target, static_cast<std::size_t>(end - source), 0);
        if (count == 0)
            return copyByHand(from, to, source, end);
        if (count < 0 && errno == ENOSPC)
            return failed("copy");
        if (count < 0 && errno != EINTR)
            return copyByHand(from, to, source, end);
    }
    return ok();
}

bool isKept(std::string_view name)
{
    if (name.starts_with("user.overlay.") || name.starts_with("user.fuseoverlayfs."))
        return false;
    return name.starts_with("user.") || name == "security.capability" || name.starts_with("system.posix_acl_");
}

Result<void> copyAttribute(int from, int to, const char* name)
{
    std::vector<char> value(kLongestList);
    const ssize_t size = ::fgetxattr(from, name, value.data(), value.size());
    if (size < 0)
        return errno == ENODATA ? ok() : failed(name);
    if (::fsetxattr(to, name, value.data(), static_cast<std::size_t>(size), 0) != 0 && errno != ENOTSUP &&
        errno != EPERM)
        return failed(name);
    return ok();
}

Result<void> copyAttributes(int from, int to)
{
    std::array<char, kLongestList> names{};
    const ssize_t size = ::flistxattr(from, names.data(), names.size());
    if (size < 0)
        return errno == ENOTSUP ? ok() : failed("list attributes");
    const std::string_view all(names.data(), static_cast<std::size_t>(size));
    for (std::size_t start = 0; start < all.size();) {
        const std::string_view name = all.data() + start; // each ends with a zero
        if (isKept(name))
            TRY(copyAttribute(from, to, name.data()));
        start += name.size() + 1;
    }
    return ok();
}

} // namespace

Result<void> copyContent(int from, int to, off_t size)
{
    if (size == 0 || ::ioctl(to, FICLONE, from) == 0)
        return ok();
    for (off_t at = 0; at < size;) {
        off_t start = ::lseek(from, at, SEEK_DATA);
        if (start < 0 && errno == ENXIO)
            break; // a hole up to the end
        off_t end = start < 0 ? size : ::lseek(from, start, SEEK_HOLE);
        start = std::max(start, at);
        end = end < 0 ? size : std::min(end, size);
        TRY(copyRange(from, to, start, end));
        at = std::max(end, at + 1);
    }
    return ::ftruncate(to, size) == 0 ? ok() : failed("give a file its size");
}

Result<void> copyMeta(int from, int to, const struct stat& status)
{
    // In this order: a new owner takes set-user-id bits and capabilities away.
    if (::fchown(to, status.st_uid, status.st_gid) != 0)
        return failed("give a file to its owner");
    if (::fchmod(to, status.st_mode & kModeBits) != 0)
        return failed("give a file its mode");
    TRY(copyAttributes(from, to));
    const std::array<timespec, 2> times{status.st_atim, status.st_mtim};
    return ::futimens(to, times.data()) == 0 ? ok() : failed("give a file its times");
}

} // namespace darse::rootfs
