// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is in a directory, and what it is on.
#include "core/rootfs/insidepath.h"
#include "core/rootfs/openentry.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/treewalk.h"
#include "core/sys/beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/statvfs.h>

namespace darse::rootfs {

Result<std::vector<PathStat>> listInside(int root, const std::string& path, std::size_t most)
{
    TRY_DECLARE(const UniqueFd folder, openInside(root, path, O_RDONLY));
    TRY_DECLARE(std::vector<std::string> names, namesIn(folder.get()));
    std::vector<PathStat> found;
    for (std::string& name : names) {
        if (found.size() == most)
            break;
        const auto entry = HeldEntry::hold(folder.get(), name);
        if (!entry && hasGone(entry.error()))
            continue;
        if (!entry)
            return entry.error();
        PathStat one = told(std::move(name), entry->status());
        if (entry->isLink()) {
            TRY_DECLARE(one.linkTarget, entry->target());
        }
        found.push_back(std::move(one));
    }
    return found;
}

Result<Ground> groundInside(int root, const std::string& path)
{
    TRY_DECLARE(UniqueFd folder, openInside(root, path, O_PATH));
    TRY_DECLARE(UniqueFd above, sys::openBelow(root, ".", {.flags = O_PATH}));
    struct statvfs system {};
    if (::fstatvfs(folder.get(), &system) != 0)
        return Error::fromErrno(errno, path);
    TRY_DECLARE(const HeldEntry held, HeldEntry::of(std::move(folder)));
    TRY_DECLARE(const HeldEntry top, HeldEntry::of(std::move(above)));
    const bool isMounted = held.mount() != top.mount();
    return Ground{.isReadOnly = (system.f_flag & ST_RDONLY) != 0,
                  .isMounted = isMounted,
                  .isTop = !isMounted && held.status().st_dev == top.status().st_dev &&
                           held.status().st_ino == top.status().st_ino};
}

} // namespace darse::rootfs
