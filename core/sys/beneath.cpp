// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/beneath.h"

#include "core/sys/beneathwalk.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr int kTries = 64;

::open_how kernelHow(const OpenHow& how)
{
    ::open_how kernel{};
    kernel.flags = static_cast<unsigned>(how.flags | O_CLOEXEC);
    const bool creates = (how.flags & O_CREAT) != 0 || (how.flags & O_TMPFILE) == O_TMPFILE;
    kernel.mode = creates ? how.mode : 0;
    kernel.resolve = RESOLVE_NO_MAGICLINKS;
    kernel.resolve |= how.resolve == Resolve::Beneath ? RESOLVE_BENEATH : RESOLVE_IN_ROOT;
    if (how.symlinks == Symlinks::Refuse)
        kernel.resolve |= RESOLVE_NO_SYMLINKS;
    return kernel;
}

/// A descriptor, or the errno as a negative number.
int openByKernel(int directory, const std::string& path, const OpenHow& how)
{
    ::open_how kernel = kernelHow(how);
    int error = EAGAIN;
    // EAGAIN: something was renamed while ".." was resolved, so that the kernel could not tell where it leads.
    for (int tries = 0; tries < kTries && (error == EAGAIN || error == EINTR); ++tries) {
        const long fd = ::syscall(SYS_openat2, directory, path.c_str(), &kernel, sizeof kernel);
        if (fd >= 0)
            return static_cast<int>(fd);
        error = errno;
    }
    return -error;
}

bool isWithoutOpenat2(int error)
{
    return error == ENOSYS || error == EPERM; // old sandboxes say EPERM to every call that they do not know
}

} // namespace

Error resolveError(int errnoValue, const std::string& path)
{
    if (errnoValue == EXDEV)
        return {ErrorKind::PermissionDenied, path + " leads out of its directory"};
    if (errnoValue == EAGAIN)
        return {ErrorKind::Conflict, path + " keeps changing"};
    return Error::fromErrno(errnoValue, path);
}

Result<UniqueFd> openBelow(int directory, const std::string& path, const OpenHow& how)
{
    if (path.find('\0') != std::string::npos)
        return Error(ErrorKind::InvalidInput, "a path contains a zero byte");
    if (path.size() >= PATH_MAX)
        return resolveError(ENAMETOOLONG, path.substr(0, 100) + "…");
    if (how.resolver == Resolver::Kernel) {
        const int fd = openByKernel(directory, path, how);
        if (fd >= 0)
            return UniqueFd(fd);
        if (!isWithoutOpenat2(-fd))
            return resolveError(-fd, path);
    }
    return walkBelow(directory, path, how);
}

} // namespace darse::sys
