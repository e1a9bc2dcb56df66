// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layerwriter.h"

#include "core/sys/removetree.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::store {
namespace {

constexpr mode_t kPermissions = 0777;
constexpr mode_t kAllModeBits = 07777;

Result<void> writeAt(int fd, const TarPiece& piece, const Spot& spot)
{
    for (std::size_t done = 0; done < piece.bytes.size();) {
        const ssize_t count =
            ::pwrite(fd, piece.bytes.data() + done, piece.bytes.size() - done, static_cast<off_t>(piece.offset + done));
        if (count < 0 && errno != EINTR)
            return failed(spot);
        done += count < 0 ? 0 : static_cast<std::size_t>(count);
    }
    return ok();
}

} // namespace

Error failed(const Spot& spot)
{
    return Error::fromErrno(errno, shown(spot.path));
}

Result<void> LayerWriter::remove(const Spot& spot)
{
    m_tree.forget();
    if (::unlinkat(spot.directory, spot.base.c_str(), 0) == 0)
        return ok();
    if (errno != EISDIR)
        return failed(spot);
    m_pending.forget(spot.path);
    return sys::removeTreeAt(spot.directory, spot.base, m_stop);
}

Result<mode_t> LayerWriter::checkOwner(int result, const std::string& path, const EntryMeta& meta)
{
    if (result == 0)
        return meta.mode;
    if (errno != EPERM && errno != EINVAL)
        return Error::fromErrno(errno, shown(path));
    const std::string owner = std::to_string(meta.user) + ":" + std::to_string(meta.group);
    if (m_options.foreignOwners == ForeignOwners::Refuse)
        return Error(ErrorKind::PermissionDenied,
                     "\"" + shown(path) + "\" in the layer belongs to " + owner +
                         ", and this user may not use those ids: give the user a range in /etc/subuid and /etc/subgid "
                         "that is large enough");
    m_notes.add(shown(path) + " belongs to " + owner + " in the image, and to us here");
    // Whoever runs it must not become us by that.
    return meta.mode & ~(mode_t{S_ISUID} | mode_t{S_ISGID});
}

void LayerWriter::setAttributes(int fd, const std::string& path, const EntryMeta& meta)
{
    for (const Attribute& attribute : meta.attributes) {
        if (::fsetxattr(fd, attribute.name, attribute.value.data(), attribute.value.size(), 0) != 0)
            m_notes.add(
                Error::fromErrno(errno, shown(path) + ": the attribute " + shown(attribute.name) + " could not be kept")
                    .message());
    }
}

Result<Bytes> LayerWriter::writeFile(const Spot& spot, const EntryMeta& meta, std::uint64_t size,
                                     const std::function<Result<std::optional<TarPiece>>()>& nextPiece)
{
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    UniqueFd file;
    TRY(replace(spot, [&] {
        file = UniqueFd(::openat(spot.directory, spot.base.c_str(), kFlags, meta.mode & kPermissions));
        return file.isOpen() ? 0 : -1;
    }));
    Bytes written;
    std::uint64_t end = 0;
    while (true) {
        TRY_DECLARE(const std::optional<TarPiece> piece, nextPiece());
        if (!piece)
            break;
        TRY(writeAt(file.get(), *piece, spot));
        written += Bytes(piece->bytes.size());
        end = std::max(end, piece->bytes.empty() ? 0 : piece->offset + piece->bytes.size());
    }
    if (end < size && ::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
        return failed(spot);
    TRY(dressFile(file.get(), spot, meta));
    return written;
}

/// Most files are born with the right owner and mode, and to look is cheaper than to change.
Result<void> LayerWriter::dressFile(int fd, const Spot& spot, const EntryMeta& meta)
{
    struct stat born {};
    if (::fstat(fd, &born) != 0)
        return failed(spot);
    mode_t mode = meta.mode;
    // In this order: a change of the owner takes set-user-id bits and capabilities away.
    if (born.st_uid != meta.user || born.st_gid != meta.group) {
        TRY_DECLARE(mode, checkOwner(::fchown(fd, meta.user, meta.group), spot.path, meta));
    }
    if ((born.st_mode & kAllModeBits) != mode && ::fchmod(fd, mode) != 0)
        return failed(spot);
    setAttributes(fd, spot.path, meta);
    if (::futimens(fd, meta.times.data()) != 0)
        return failed(spot);
    return ok();
}

Result<void> LayerWriter::dressDirectory(const Spot& spot, const EntryMeta& meta)
{
    TRY(checkOwner(::fchownat(spot.directory, spot.base.c_str(), meta.user, meta.group, AT_SYMLINK_NOFOLLOW), spot.path,
                   meta));
    if (!meta.attributes.empty()) {
        const UniqueFd fd(::openat(spot.directory, spot.base.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!fd.isOpen())
            return failed(spot);
        setAttributes(fd.get(), spot.path, meta);
    }
    return m_pending.add(spot.path, {.mode = meta.mode, .times = meta.times});
}

Result<void> LayerWriter::writeDirectory(const Spot& spot, const EntryMeta& meta)
{
    const auto make = [&] { return ::mkdirat(spot.directory, spot.base.c_str(), 0700); };
    if (make() != 0) {
        struct stat status {};
        if (errno != EEXIST || ::fstatat(spot.directory, spot.base.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return failed(spot);
        const bool wasGone = S_ISCHR(status.st_mode) && status.st_rdev == 0;
        if (!S_ISDIR(status.st_mode))
            TRY(replace(spot, make));
        if (wasGone) { // what is below is gone still, although there is a directory now
            const UniqueFd fd(::openat(spot.directory, spot.base.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            TRY(m_tree.makeOpaque(fd.get()).within(shown(spot.path)));
        }
    }
    return dressDirectory(spot, meta);
}

Result<void> LayerWriter::dressRoot(const EntryMeta& meta)
{
    TRY(checkOwner(::fchown(m_tree.root(), meta.user, meta.group), "/", meta));
    setAttributes(m_tree.root(), "/", meta);
    return m_pending.add({}, {.mode = meta.mode, .times = meta.times});
}

/// What links and nodes have in common.
Result<void> LayerWriter::dressEntry(const Spot& spot, const EntryMeta& meta)
{
    const char* const base = spot.base.c_str();
    TRY(checkOwner(::fchownat(spot.directory, base, meta.user, meta.group, AT_SYMLINK_NOFOLLOW), spot.path, meta));
    if (::utimensat(spot.directory, base, meta.times.data(), AT_SYMLINK_NOFOLLOW) != 0)
        return failed(spot);
    for (const Attribute& attribute : meta.attributes)
        m_notes.add(shown(spot.path) + ": the attribute " + shown(attribute.name) + " was left out");
    return ok();
}

} // namespace darse::store
