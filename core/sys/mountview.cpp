// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/mountview.h"

#include "core/sys/endingthread.h"
#include "core/sys/mountpoint.h"

#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace darse::sys {
namespace {

Error viewFailed(const char* what)
{
    return Error::fromErrno(errno, what);
}

/// A copy of all mounts, that this thread alone sees; what is done in it stays in it.
Result<UniqueFd> leaveOtherMounts()
{
    if (::unshare(CLONE_NEWNS) != 0)
        return viewFailed("make a mount namespace");
    UniqueFd own(::open("/proc/thread-self/ns/mnt", O_RDONLY | O_CLOEXEC));
    // Entering it leads to its very top, also for who lives in a chroot.
    if (!own.isOpen() || ::setns(own.get(), CLONE_NEWNS) != 0)
        return viewFailed("enter a mount namespace");
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return viewFailed("keep mounts to oneself");
    return own;
}

/// The top of all becomes this mount, and everything else goes, so that nothing of the machine is held.
Result<void> keepOnlyMount(int clone)
{
    const UniqueFd top(::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!top.isOpen())
        return viewFailed("open the top");
    TRY(attachMount(clone, top.get()));
    if (::fchdir(clone) != 0)
        return viewFailed("make a view of mounts");
    // Where the machine's own root cannot be left, as in an initramfs, the rest stays below.
    const bool isLeft = ::syscall(SYS_pivot_root, ".", ".") == 0;
    if ((isLeft ? ::umount2(".", MNT_DETACH) : ::chroot(".")) != 0)
        return viewFailed("make a view of mounts");
    return ok();
}

} // namespace

Result<MountView> MountView::make(int top, const std::function<Result<void>(int root)>& fill)
{
    UniqueFd keeper;
    UniqueFd root;
    TRY(onThreadThatEnds([&]() -> Result<void> {
        TRY_DECLARE(const UniqueFd clone, cloneMount(top));
        TRY_DECLARE(keeper, leaveOtherMounts());
        TRY(keepOnlyMount(clone.get()));
        root = UniqueFd(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        return root.isOpen() ? fill(root.get()) : viewFailed("open a view of mounts");
    }));
    return MountView(std::move(keeper), std::move(root));
}

Result<void> amongMountsOf(const PidFd& process, const std::function<Result<void>(int root)>& task)
{
    return onThreadThatEnds([&]() -> Result<void> {
        // What threads share must not change under the others.
        if (::unshare(CLONE_FS) != 0 || ::setns(process.get(), CLONE_NEWNS) != 0)
            return viewFailed("see the mounts of a process");
        const UniqueFd root(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        return root.isOpen() ? task(root.get()) : viewFailed("open the top of a process's mounts");
    });
}

Result<UniqueFd> emptyMount()
{
    const UniqueFd disk(::fsopen("tmpfs", FSOPEN_CLOEXEC));
    if (!disk.isOpen() || ::fsconfig(disk.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
        return viewFailed("make an empty file system");
    UniqueFd made(::fsmount(disk.get(), FSMOUNT_CLOEXEC, MOUNT_ATTR_RDONLY));
    return made.isOpen() ? Result<UniqueFd>(std::move(made)) : viewFailed("make an empty file system");
}

bool isMountTop(int fd)
{
    struct statx status {};
    return ::statx(fd, "", AT_EMPTY_PATH, STATX_TYPE, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

} // namespace darse::sys
