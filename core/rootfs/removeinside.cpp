// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/insidepath.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/treewalk.h"
#include "core/sys/beneath.h"
#include "core/sys/mountview.h"
#include "core/sys/removetree.h"

#include <fcntl.h>

namespace darse::rootfs {
namespace {

/// Its files are not those of the folder that is to go.
Error somethingMounted(const std::string& path)
{
    return {ErrorKind::InvalidInput,
            "something is mounted at " + cleaned(path) + ": what is in it can be removed, the place itself cannot"};
}

Result<void> checkNothingMounted(const HeldEntry& entry, const InsidePath& inside, const std::stop_token& stop)
{
    TRY_DECLARE(const UniqueFd top, entry.open(O_RDONLY | O_DIRECTORY));
    const Visit visit = [&](const Visited& visited) -> Result<Into> {
        if (visited.isMountPoint)
            return somethingMounted(inside.parent + '/' + inside.name + '/' + visited.path);
        return Into::Enter;
    };
    return walkTree(top.get(), OtherMounts::Stay, visit, stop);
}

} // namespace

Result<void> removeInside(int root, const std::string& path, const std::stop_token& stop)
{
    // Without the slash at the end: a link goes itself, not what it leads to.
    const InsidePath inside = readInside(cleaned(path));
    if (inside.path == ".")
        return Error(ErrorKind::InvalidInput, "the topmost folder cannot be removed");
    const std::string parent = inside.parent == "/" ? "." : inside.parent.substr(1);
    TRY_DECLARE(const UniqueFd folder,
                sys::openBelow(root, parent, {.flags = O_RDONLY | O_DIRECTORY, .resolve = sys::Resolve::InRoot}));
    TRY_DECLARE(const HeldEntry entry, HeldEntry::hold(folder.get(), inside.name)); // nothing there is NotFound
    if (sys::isMountTop(entry.fd()))
        return somethingMounted(inside.parent + '/' + inside.name);
    if (entry.isDirectory())
        TRY(checkNothingMounted(entry, inside, stop));
    return sys::removeTreeAt(folder.get(), inside.name, stop);
}

} // namespace darse::rootfs
