// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/descriptors.h"

#include "core/sys/files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

Result<UniqueFd> aboveStdio(UniqueFd fd)
{
    if (fd.get() > 2)
        return fd;
    return fd.duplicate();
}

} // namespace

Result<Pipe> makePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error::fromErrno(errno, "make a pipe");
    Pipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
    TRY_DECLARE(pipe.reading, aboveStdio(std::move(pipe.reading)));
    TRY_DECLARE(pipe.writing, aboveStdio(std::move(pipe.writing)));
    return pipe;
}

Result<void> makeUnblocking(const UniqueFd& fd)
{
    const int flags = ::fcntl(fd.get(), F_GETFL);
    if (flags < 0 || ::fcntl(fd.get(), F_SETFL, flags | O_NONBLOCK) != 0)
        return Error::fromErrno(errno, "prepare the streams of the process");
    return ok();
}

Result<UniqueFd> openNull()
{
    UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (!null.isOpen())
        return Error::fromErrno(errno, "open /dev/null");
    return aboveStdio(std::move(null));
}

Result<UniqueFd> memoryFile(const char* name, std::string_view content)
{
    UniqueFd file(::memfd_create(name, MFD_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, "make a file in memory");
    TRY(sys::writeAll(file.get(), content));
    return aboveStdio(std::move(file));
}

std::string textIn(int memoryFile)
{
    std::string text(65536, '\0');
    const ssize_t count = ::pread(memoryFile, text.data(), text.size(), 0);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
}

std::string inheritedPath(int fd)
{
    return "/proc/self/fd/" + std::to_string(fd);
}

} // namespace darse::runtime
