// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries without a content of their own: links of both kinds, FIFOs and devices.
#include "core/rootfs/treewriter.h"
#include "core/store/layername.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

Result<void> setTimes(const Place& place, const std::array<timespec, 2>& times)
{
    // By name, which only ever reaches what stands in this directory.
    if (::utimensat(place.directory, place.base.c_str(), times.data(), AT_SYMLINK_NOFOLLOW) != 0 && errno != ENOENT)
        return failed(place);
    return ok();
}

} // namespace

Result<void> TreeWriter::writeLink(const Place& place, const store::EntryMeta& meta, const char* target)
{
    if (*target == '\0')
        return refused(place, "is a symbolic link to nothing");
    TRY(replace(place, [&] { return ::symlinkat(target, place.directory, place.base.c_str()); }));
    TRY_DECLARE(const HeldEntry made, holdMade(place, S_IFLNK));
    TRY(dress(place, made, meta));
    return setTimes(place, meta.times);
}

Result<void> TreeWriter::writeHardLink(const Place& place, const char* target)
{
    TRY_DECLARE(const store::LayerName name, store::parseLayerName(target));
    const std::string why = "is a hard link to \"" + store::shown(target) + "\", which is no file that is there";
    const auto directory = m_parents.find(name.parent);
    if (!directory || name.isRoot())
        return refused(place, why);
    const auto original = HeldEntry::hold(directory->get(), name.base);
    if (!original || (!original->isFile() && !original->isLink()))
        return refused(place, why);
    const auto present = HeldEntry::hold(place.directory, place.base);
    if (present && present->status().st_ino == original->status().st_ino &&
        present->status().st_dev == original->status().st_dev)
        return ok();
    // By name and never through a link: whatever stands there by now is the container's own.
    return replace(
        place, [&] { return ::linkat(directory->get(), name.base.c_str(), place.directory, place.base.c_str(), 0); });
}

Result<void> TreeWriter::writeNode(const Place& place, const store::EntryMeta& meta, NodeKind kind)
{
    if (kind.type == S_IFCHR && kind.device == 0)
        return refused(place, "is a device that overlay takes for a whiteout");
    auto made =
        replace(place, [&] { return ::mknodat(place.directory, place.base.c_str(), kind.type | 0600, kind.device); });
    if (!made && made.error().errnoValue() == EPERM && kind.type != S_IFIFO)
        return Error(ErrorKind::PermissionDenied,
                     "\"" + store::shown(place.path) +
                         "\" is a device, and this engine may not make devices: CAP_MKNOD is missing");
    TRY(std::move(made));
    TRY_DECLARE(const HeldEntry held, holdMade(place, kind.type));
    TRY(dress(place, held, meta));
    return setTimes(place, meta.times);
}

} // namespace darse::rootfs
