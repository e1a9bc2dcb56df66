// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/netnamespace.h"

#include "core/sys/endingthread.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/magic.h>
#include <net/if.h>
#include <sched.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/vfs.h>
#include <unistd.h>

#ifndef NSFS_MAGIC
#define NSFS_MAGIC 0x6e736673
#endif

namespace darse::sys {
namespace {

Result<void> bringLoopbackUp()
{
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    request.ifr_name[0] = 'l';
    request.ifr_name[1] = 'o';
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    if (!socket.isOpen() || ::ioctl(socket.get(), SIOCSIFFLAGS, &request) != 0)
        return Error::fromErrno(errno, "bring the loopback interface up");
    return ok();
}

Result<void> unshareInto(const std::filesystem::path& path)
{
    if (::unshare(CLONE_NEWNET) != 0)
        return Error::fromErrno(errno, "make a network namespace");
    TRY(bringLoopbackUp());
    const std::string own = "/proc/self/task/" + std::to_string(::gettid()) + "/ns/net";
    if (::mount(own.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) != 0)
        return Error::fromErrno(errno, "keep a network namespace at " + path.native());
    return ok();
}

} // namespace

Result<void> makeNetworkNamespace(const std::filesystem::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_CREAT | O_EXCL | O_RDONLY | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return Error::fromErrno(errno, "make " + path.native());
    auto made = onThreadThatEnds([&path] { return unshareInto(path); });
    if (!made)
        ::unlink(path.c_str());
    return made;
}

Result<void> dropNetworkNamespace(const std::filesystem::path& path)
{
    // Killed in the middle may leave several mounts on top of one another.
    while (::umount2(path.c_str(), MNT_DETACH | UMOUNT_NOFOLLOW) == 0) {
    }
    if (errno != EINVAL && errno != ENOENT)
        return Error::fromErrno(errno, "end " + path.native());
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return Error::fromErrno(errno, "remove " + path.native());
    return ok();
}

Result<UniqueFd> openNetworkNamespace(const std::filesystem::path& path)
{
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, "open " + path.native());
    struct statfs status {};
    if (::fstatfs(file.get(), &status) != 0)
        return Error::fromErrno(errno, "look at " + path.native());
    if (status.f_type != NSFS_MAGIC)
        return Error(ErrorKind::InvalidState, path.native() + " is no network namespace any more");
    return file;
}

Result<void> inNetworkNamespace(int descriptor, const std::function<Result<void>()>& task)
{
    return onThreadThatEnds([&]() -> Result<void> {
        if (::setns(descriptor, CLONE_NEWNET) != 0)
            return Error::fromErrno(errno, "enter a network namespace");
        return task();
    });
}

Result<void> seeInstead(const std::filesystem::path& content, const std::filesystem::path& place)
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) != 0 ||
        ::mount(content.c_str(), place.c_str(), nullptr, MS_BIND, nullptr) != 0)
        return Error::fromErrno(errno, "show another " + place.native());
    return ok();
}

} // namespace darse::sys
