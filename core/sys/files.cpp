// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/files.h"

#include "core/base/guard.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace darse::sys {

Result<void> requireRegular(int fd, std::string_view name)
{
    struct stat status {};
    if (::fstat(fd, &status) != 0)
        return Error::fromErrno(errno, name);
    if (!S_ISREG(status.st_mode))
        return Error(ErrorKind::InvalidInput, std::string(name) + " is not a regular file");
    return ok();
}

Result<std::size_t> readSome(int fd, std::span<char> into)
{
    for (;;) {
        const ssize_t count = ::read(fd, into.data(), into.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return Error::fromErrno(errno, "read");
    }
}

Result<std::string> readAll(int fd, Bytes limit, std::string_view name)
{
    std::array<char, 65536> buffer;
    std::string content;
    for (;;) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error::fromErrno(errno, "read " + std::string(name));
        if (count == 0)
            return content;
        if (Bytes(content.size()) + Bytes(count) > limit)
            return Error(ErrorKind::InvalidInput, std::string(name) + " is larger than " + formatBytes(limit));
        content.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

Result<void> writeAll(int fd, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t count = ::write(fd, content.data(), content.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error::fromErrno(errno, "write");
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return ok();
}

Result<std::string> readFile(const std::filesystem::path& path, Bytes limit)
{
    // A look before the open: opening a device or a FIFO may already do something.
    const UniqueFd look(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (!look.isOpen())
        return Error::fromErrno(errno, path.native());
    TRY(requireRegular(look.get(), path.native()));
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, path.native());
    TRY(requireRegular(file.get(), path.native()));
    return readAll(file.get(), limit, path.native());
}

Result<std::vector<std::string>> listDirectory(const std::filesystem::path& path)
{
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
        names.push_back(entry->path().filename().native());
    if (error)
        return Error::fromErrno(error.value(), path.native());
    std::ranges::sort(names);
    return names;
}

Result<Space> spaceOf(const std::filesystem::path& path)
{
    struct statvfs status {};
    if (::statvfs(path.c_str(), &status) != 0)
        return Error::fromErrno(errno, path.native());
    return Space{Bytes(status.f_blocks) * status.f_frsize, Bytes(status.f_bavail) * status.f_frsize};
}

Result<Bytes> freeSpace(const std::filesystem::path& path)
{
    TRY_DECLARE(const Space space, spaceOf(path));
    return space.free;
}

Result<void> syncFileSystem(const std::filesystem::path& path)
{
    const UniqueFd directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return Error::fromErrno(errno, path.native());
    if (::syncfs(directory.get()) != 0)
        return Error::fromErrno(errno, "sync " + path.native());
    return ok();
}

} // namespace darse::sys
