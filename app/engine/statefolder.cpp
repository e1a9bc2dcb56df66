// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/statefolder.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {
namespace {

Result<void> makeFolder(const std::string& path)
{
    if (::mkdir(path.c_str(), S_IRWXU) == 0)
        return ok();
    const int reason = errno;
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) {
        if (S_ISDIR(info.st_mode))
            return ok();
        return Error(ErrorKind::InvalidInput, path + " is not a folder");
    }
    if (reason != ENOENT)
        return Error::fromErrno(reason, "make the folder " + path);
    const auto slash = path.find_last_of('/', path.find_last_not_of('/'));
    if (slash == std::string::npos || slash == 0)
        return Error::fromErrno(reason, "make the folder " + path);
    TRY(makeFolder(path.substr(0, slash)));
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return Error::fromErrno(errno, "make the folder " + path);
    return ok();
}

std::string holderOf(int lock)
{
    std::array<char, 16> text{};
    const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
    const std::string number(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    const auto end = number.find_first_not_of("0123456789");
    return end == 0 || number.empty() ? std::string() : " (process " + number.substr(0, end) + ")";
}

} // namespace

Result<StateFolder> StateFolder::open(const std::string& path)
{
    TRY(makeFolder(path));
    const std::string file = path + "/engine.lock";
    UniqueFd lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    const int fd = lock.get();
    if (!lock.isOpen())
        return Error::fromErrno(errno, "write to the state folder " + path);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return Error::fromErrno(errno, "lock the state folder " + path);
        return Error(ErrorKind::InUse, "another engine" + holderOf(fd) + " already uses the state folder " + path);
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    // It is only for the eyes of whoever is refused: a full disk may do without.
    if (::ftruncate(fd, 0) == 0)
        static_cast<void>(!::pwrite(fd, pid.data(), pid.size(), 0));
    return StateFolder(path, std::move(lock));
}

Result<void> makeFoldersFor(const std::string& file)
{
    const auto slash = file.find_last_of('/');
    if (slash == std::string::npos || slash == 0)
        return ok();
    return makeFolder(file.substr(0, slash));
}

} // namespace darse::engine
