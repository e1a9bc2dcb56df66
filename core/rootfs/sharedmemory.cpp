// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What containers share in /dev/shm, when they share their ways to talk to one another.
#include "core/rootfs/layeredroots.h"
#include "core/sys/mountpoint.h"

#include <cerrno>
#include <sys/mount.h>
#include <sys/stat.h>

namespace darse::rootfs {

namespace fs = std::filesystem;

Result<fs::path> LayeredRoots::shareMemory(const ContainerId& id, Bytes size)
{
    const fs::path path = placesOf(id).memory();
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return Error::fromErrno(errno, path.native());
    TRY_DECLARE(const bool isThere, sys::isMountPoint(path));
    if (isThere)
        return path;
    const std::string options = "mode=1777,size=" + std::to_string(size.count());
    if (::mount("shm", path.c_str(), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options.c_str()) != 0)
        return Error::fromErrno(errno, "share memory in " + path.native());
    return path;
}

fs::path LayeredRoots::sharedMemory(const ContainerId& id) const
{
    const fs::path path = placesOf(id).memory();
    return sys::isMountPoint(path).valueOr(false) ? path : fs::path();
}

} // namespace darse::rootfs
