// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/tartree.h"

#include "core/base/stop.h"
#include "core/store/layername.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace darse::rootfs {
namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr std::size_t kMaxExtents = 4096;
constexpr std::size_t kMaxLinkMemory = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kNode = 120; // about what one entry of the map takes besides its name
constexpr mode_t kModeBits = 07777;

std::optional<PaxType> typeOf(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return PaxType::File;
    case S_IFDIR:
        return PaxType::Directory;
    case S_IFLNK:
        return PaxType::SymbolicLink;
    case S_IFCHR:
        return PaxType::CharacterDevice;
    case S_IFBLK:
        return PaxType::BlockDevice;
    case S_IFIFO:
        return PaxType::Fifo;
    default:
        return std::nullopt; // sockets: a tar cannot have them
    }
}

PaxEntry describe(const std::string& name, PaxType type, const struct stat& status)
{
    PaxEntry entry{.name = name,
                   .type = type,
                   .mode = status.st_mode & kModeBits,
                   .user = status.st_uid,
                   .group = status.st_gid,
                   .modified = status.st_mtim};
    if (type == PaxType::Directory && !name.ends_with('/'))
        entry.name += '/';
    if (type == PaxType::CharacterDevice || type == PaxType::BlockDevice)
        entry.device = status.st_rdev;
    return entry;
}

} // namespace

std::vector<Extent> extentsOf(int file, const struct stat& status)
{
    std::vector<Extent> extents;
    if (status.st_blocks * 512 >= status.st_size)
        return extents;
    for (off_t at = 0; at < status.st_size;) {
        const off_t start = ::lseek(file, at, SEEK_DATA);
        if (start < 0 && errno == ENXIO) // nothing but a hole from here
            break;
        const off_t end = start < 0 ? -1 : ::lseek(file, start, SEEK_HOLE);
        if (end <= start || extents.size() == kMaxExtents)
            return {};
        at = std::min(end, status.st_size);
        if (start < at)
            extents.push_back(
                {.offset = static_cast<std::uint64_t>(start), .size = static_cast<std::uint64_t>(at - start)});
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (extents.empty())
        extents.push_back({.offset = size, .size = 0}); // all of it is one hole
    return extents.front() == Extent{.offset = 0, .size = size} ? std::vector<Extent>() : extents;
}

Result<void> TarTree::add(const std::string& name, const HeldEntry& entry, Content content)
{
    const auto type = typeOf(entry.status().st_mode);
    if (!type)
        return ok();
    PaxEntry described = describe(name, *type, entry.status());
    if (const auto known = m_linked.find({entry.status().st_dev, entry.status().st_ino}); known != m_linked.end()) {
        described.type = PaxType::HardLink;
        described.link = known->second;
        return m_tar.add(described);
    }
    remember(described.name, entry);
    if (entry.isLink()) {
        TRY_DECLARE(described.link, entry.target());
    }
    TRY_DECLARE(described.attributes, entry.attributes());
    if (entry.isFile())
        return addFile(described, entry, content).within(store::shown(name));
    return m_tar.add(described);
}

/// Beyond the limit further names are written as files of their own.
void TarTree::remember(const std::string& name, const HeldEntry& entry)
{
    const struct stat& status = entry.status();
    const bool hasMore = status.st_nlink > 1 && (entry.isFile() || entry.isLink());
    if (hasMore && (m_linkMemory += kNode + name.size()) < kMaxLinkMemory)
        m_linked.emplace(Identity{status.st_dev, status.st_ino}, name);
}

Result<void> TarTree::addFile(PaxEntry& entry, const HeldEntry& held, Content content)
{
    if (content == Content::Empty)
        return m_tar.add(entry);
    TRY_DECLARE(const UniqueFd file, held.open(O_RDONLY));
    struct stat now {};
    if (::fstat(file.get(), &now) != 0)
        return Error::fromErrno(errno, "stat");
    entry.size = static_cast<std::uint64_t>(now.st_size);
    entry.extents = extentsOf(file.get(), now);
    TRY(m_tar.add(entry));
    if (entry.extents.empty())
        TRY(copy(file.get(), {.offset = 0, .size = entry.size}));
    for (const Extent& extent : entry.extents)
        TRY(copy(file.get(), extent));
    return m_tar.endFile();
}

Result<void> TarTree::copy(int file, const Extent& extent)
{
    m_piece.resize(kPiece);
    for (std::uint64_t done = 0; done < extent.size;) {
        if (m_stop.stop_requested())
            return canceled("read a tree");
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, extent.size - done));
        const ssize_t count = ::pread(file, m_piece.data(), wanted, static_cast<off_t>(extent.offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error::fromErrno(errno, "read");
        if (count == 0) // it was longer a moment ago, and the tar says so already
            return fillUp(extent.size - done);
        TRY(m_tar.content({m_piece.data(), static_cast<std::size_t>(count)}));
        done += static_cast<std::uint64_t>(count);
    }
    return ok();
}

Result<void> TarTree::fillUp(std::uint64_t count)
{
    const std::string zeros(kPiece, '\0');
    while (count > 0) {
        if (m_stop.stop_requested())
            return canceled("read a tree");
        const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, count));
        TRY(m_tar.content({zeros.data(), piece}));
        count -= piece;
    }
    return ok();
}

Result<void> TarTree::addMark(const std::string& name)
{
    TRY(m_tar.add({.name = name, .mode = 0}));
    return m_tar.endFile();
}

} // namespace darse::rootfs
