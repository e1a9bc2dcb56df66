// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/insidepath.h"
#include "core/rootfs/trees.h"
#include "core/sys/beneath.h"
#include "core/sys/removetree.h"

#include <fcntl.h>

namespace darse::rootfs {

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
    return sys::removeTreeAt(folder.get(), inside.name, stop);
}

} // namespace darse::rootfs
