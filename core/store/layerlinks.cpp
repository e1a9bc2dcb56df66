// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layerwriter.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace darse::store {
namespace {

Error badLink(const Spot& spot, std::string_view target, std::string_view why)
{
    return {ErrorKind::InvalidInput, "\"" + shown(spot.path) + "\" in the layer is a hard link to \"" + shown(target) +
                                         "\", " + std::string(why)};
}

struct Status {
    struct stat entry {};
    bool isThere = false;
};

Status statusOf(int directory, const std::string& base)
{
    Status status;
    status.isThere = ::fstatat(directory, base.c_str(), &status.entry, AT_SYMLINK_NOFOLLOW) == 0;
    return status;
}

bool isSame(const Status& left, const Status& right)
{
    return left.isThere && right.isThere && left.entry.st_ino == right.entry.st_ino &&
           left.entry.st_dev == right.entry.st_dev;
}

} // namespace

Result<void> LayerWriter::writeSymlink(const Spot& spot, const EntryMeta& meta, const char* target)
{
    TRY(replace(spot, [&] { return ::symlinkat(target, spot.directory, spot.base.c_str()); }));
    return dressEntry(spot, meta);
}

Result<void> LayerWriter::writeHardLink(const Spot& spot, const char* target)
{
    TRY_DECLARE(const LayerName name, parseLayerName(target));
    const auto directory = m_tree.findDirectory(name.parent);
    const Status status = directory && !name.isRoot() ? statusOf(directory->fd, name.base) : Status{};
    if (!status.isThere && m_hasLeftOut) {
        m_notes.add(shown(spot.path) + " is a hard link to " + shown(target) + " and was left out");
        return ok();
    }
    if (!status.isThere)
        return badLink(spot, target, "which the layer does not have");
    if (!S_ISREG(status.entry.st_mode) && !S_ISLNK(status.entry.st_mode))
        return badLink(spot, target, "which is no file");
    if (isSame(status, statusOf(spot.directory, spot.base)))
        return ok();
    return replace(spot,
                   [&] { return ::linkat(directory->fd, name.base.c_str(), spot.directory, spot.base.c_str(), 0); });
}

Result<void> LayerWriter::writeNode(const Spot& spot, const EntryMeta& meta, Node node)
{
    const auto leaveOut = [&](const char* why) {
        m_hasLeftOut = true;
        m_notes.add(shown(spot.path) + " " + why);
        return ok();
    };
    if (node.type == S_IFCHR && node.device == 0)
        return leaveOut("is a device that overlay takes for a whiteout and was left out");
    const char* const base = spot.base.c_str();
    auto made = replace(spot, [&] { return ::mknodat(spot.directory, base, node.type | 0600, node.device); });
    if (!made && made.error().errnoValue() == EPERM && node.type != S_IFIFO)
        return leaveOut("is a device and was left out");
    TRY(std::move(made));
    TRY(dressEntry(spot, meta));
    // It is no link: it was just made.
    if (::fchmodat(spot.directory, base, meta.mode, 0) != 0)
        return failed(spot);
    return ok();
}

Result<void> LayerWriter::writeWhiteout(const Spot& spot)
{
    if (::mknodat(spot.directory, spot.base.c_str(), S_IFCHR, ::makedev(0, 0)) == 0)
        return ok();
    if (errno == EPERM)
        return Error(ErrorKind::Unsupported,
                     "the layer removes \"" + shown(spot.path) +
                         "\", and this system does not let us make the mark for that: Linux 5.8 "
                         "and the right to use mknod are needed");
    if (errno != EEXIST)
        return failed(spot);
    // What the layer itself has there stays, but of a directory nothing is to be seen that is below.
    const UniqueFd directory(
        ::openat(spot.directory, spot.base.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    return directory.isOpen() ? m_tree.makeOpaque(directory.get()).within(shown(spot.path)) : ok();
}

} // namespace darse::store
