// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/treewriter.h"

#include "core/store/layername.h"
#include "core/sys/mountview.h"
#include "core/sys/removetree.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

constexpr int kTries = 64;
constexpr std::size_t kMaxLateMemory = std::size_t{64} * 1024 * 1024;

Result<void> writeAt(int fd, const store::TarPiece& piece, const Place& place)
{
    for (std::size_t done = 0; done < piece.bytes.size();) {
        const ssize_t count =
            ::pwrite(fd, piece.bytes.data() + done, piece.bytes.size() - done, static_cast<off_t>(piece.offset + done));
        if (count < 0 && errno != EINTR)
            return failed(place);
        done += count < 0 ? 0 : static_cast<std::size_t>(count);
    }
    return ok();
}

/// A file that is mounted there by itself cannot be replaced: it is written anew. Nothing when there is none.
UniqueFd openMounted(const Place& place)
{
    const auto present = HeldEntry::hold(place.directory, place.base);
    if (!present || !present->isFile() || !sys::isMountTop(present->fd()))
        return {};
    auto opened = present->open(O_WRONLY | O_TRUNC);
    return opened ? std::move(opened).value() : UniqueFd();
}

Result<bool> isDirectoryAt(const Place& place)
{
    struct stat status {};
    if (::fstatat(place.directory, place.base.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return failed(place);
    return S_ISDIR(status.st_mode);
}

} // namespace

Error failed(const Place& place)
{
    return Error::fromErrno(errno, store::shown(place.path));
}

Error refused(const Place& place, std::string_view why)
{
    return {ErrorKind::InvalidInput, "\"" + store::shown(place.path) + "\" " + std::string(why)};
}

Result<void> TreeWriter::remove(const Place& place)
{
    m_parents.forget();
    if (::unlinkat(place.directory, place.base.c_str(), 0) == 0 || errno == ENOENT)
        return ok();
    if (errno != EISDIR)
        return failed(place);
    if (m_options.refusesTypeChange)
        return refused(place, "is a directory, and what is to be written there is none");
    return sys::removeTreeAt(place.directory, place.base, m_stop);
}

Result<void> TreeWriter::replace(const Place& place, const std::function<int()>& make)
{
    for (int tries = 0; tries < kTries; ++tries) {
        if (make() == 0)
            return ok();
        if (errno != EEXIST)
            return failed(place);
        TRY(remove(place));
    }
    return Error(ErrorKind::Conflict, "\"" + store::shown(place.path) + "\" keeps coming back");
}

Result<HeldEntry> TreeWriter::holdMade(const Place& place, mode_t type) const
{
    auto held = HeldEntry::hold(place.directory, place.base);
    if (!held || (held->status().st_mode & S_IFMT) != type)
        return Error(ErrorKind::Conflict, "\"" + store::shown(place.path) + "\" was replaced as it was made");
    return held;
}

Result<void> TreeWriter::dress(const Place& place, const HeldEntry& made, const store::EntryMeta& meta) const
{
    const bool isGivenAway = !m_options.keepsOwners && (meta.user != 0 || meta.group != 0);
    const uid_t user = m_options.keepsOwners ? meta.user : 0;
    const gid_t group = m_options.keepsOwners ? meta.group : 0;
    if (made.giveTo(user, group) != 0) {
        if (errno != EPERM && errno != EINVAL)
            return failed(place);
        return Error(ErrorKind::PermissionDenied, "\"" + store::shown(place.path) + "\" belongs to " +
                                                      std::to_string(user) + ":" + std::to_string(group) +
                                                      ", and those ids may not be used here");
    }
    // A program that makes its user somebody must not make root of him because it was given to root.
    const mode_t mode = isGivenAway && made.isFile() ? meta.mode & ~(mode_t{S_ISUID} | mode_t{S_ISGID}) : meta.mode;
    if (!made.isLink() && made.setMode(mode) != 0)
        return failed(place);
    return ok();
}

/// As far as the file system takes them.
void TreeWriter::setAttributes(int fd, const store::EntryMeta& meta) const
{
    for (const store::Attribute& attribute : meta.attributes)
        (void)::fsetxattr(fd, attribute.name, attribute.value.data(), attribute.value.size(), 0);
}

Result<void> TreeWriter::writeFile(const Place& place, const store::EntryMeta& meta, std::uint64_t size,
                                   const std::function<Result<std::optional<store::TarPiece>>()>& nextPiece)
{
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    UniqueFd file = openMounted(place);
    const bool isMounted = file.isOpen();
    if (!isMounted)
        TRY(replace(place, [&] {
            file = UniqueFd(::openat(place.directory, place.base.c_str(), kFlags, 0600));
            return file.isOpen() ? 0 : -1;
        }));
    std::uint64_t end = 0;
    while (true) {
        TRY_DECLARE(const std::optional<store::TarPiece> piece, nextPiece());
        if (!piece)
            break;
        TRY(writeAt(file.get(), *piece, place));
        end = std::max(end, piece->bytes.empty() ? 0 : piece->offset + piece->bytes.size());
    }
    if (end < size && ::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
        return failed(place);
    if (isMounted)
        return ok(); // owner and mode are those of whoever has mounted it
    const int fd = file.get();
    TRY_DECLARE(const HeldEntry made, HeldEntry::of(std::move(file)));
    TRY(dress(place, made, meta));
    setAttributes(fd, meta);
    if (::futimens(fd, meta.times.data()) != 0)
        return failed(place);
    return ok();
}

Result<void> TreeWriter::writeDirectory(const Place& place, const store::EntryMeta& meta)
{
    const auto make = [&] { return ::mkdirat(place.directory, place.base.c_str(), 0700); };
    if (make() != 0) {
        if (errno != EEXIST)
            return failed(place);
        TRY_DECLARE(const bool isDirectory, isDirectoryAt(place));
        if (!isDirectory && m_options.refusesTypeChange)
            return refused(place, "is no directory, and what is to be written there is one");
        if (!isDirectory)
            TRY(replace(place, make));
    }
    TRY_DECLARE(const HeldEntry made, holdMade(place, S_IFDIR));
    TRY(dress(place, made, meta));
    if (!meta.attributes.empty()) {
        TRY_DECLARE(const UniqueFd opened, made.open(O_RDONLY | O_DIRECTORY));
        setAttributes(opened.get(), meta);
    }
    setTimesLater(place, made, meta.times);
    return ok();
}

void TreeWriter::setTimesLater(const Place& place, const HeldEntry& made, const Times& times)
{
    m_lateMemory += sizeof(LateTimes) + place.path.size();
    if (m_lateMemory < kMaxLateMemory) {
        const std::size_t slash = place.path.rfind('/');
        m_late.push_back({.parent = slash == std::string::npos ? "" : place.path.substr(0, slash),
                          .base = place.base,
                          .times = times});
        return;
    }
    // With so many, now has to do, although what comes into it changes them.
    if (const auto opened = made.open(O_RDONLY | O_DIRECTORY))
        (void)::futimens(opened->get(), times.data());
}

Result<void> TreeWriter::finish()
{
    for (const LateTimes& late : m_late) {
        const auto parent = m_parents.find(late.parent);
        if (!parent)
            continue; // it was there, so somebody has taken it away
        const UniqueFd directory(
            ::openat(parent->get(), late.base.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (directory.isOpen() && ::futimens(directory.get(), late.times.data()) != 0)
            return Error::fromErrno(errno, store::shown(late.base));
    }
    return ok();
}

} // namespace darse::rootfs
