// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/statefolder.h"

#include "core/base/deadline.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
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

constexpr std::chrono::milliseconds kLockPatience{5000};

/// The process that wrote its number into the lock; 0 when there is none.
pid_t holderOf(int lock)
{
    std::array<char, 16> text{};
    const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
    pid_t holder = 0;
    std::from_chars(text.data(), text.data() + std::max<ssize_t>(size, 0), holder);
    return holder;
}

bool isAlive(pid_t process)
{
    return process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

/// An engine that was killed holds its folder a moment longer where a child of it was just being made: that child
/// shares the lock until it has become its program. For such an engine it waits, for a living one not.
Result<void> take(int lock, const std::string& path)
{
    const Deadline deadline = Deadline::after(kLockPatience);
    while (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Error::fromErrno(errno, "lock the state folder " + path);
        const pid_t holder = holderOf(lock);
        if (isAlive(holder) || deadline.hasPassed()) {
            const std::string named = holder > 0 ? " (process " + std::to_string(holder) + ")" : "";
            return Error(ErrorKind::InUse, "another engine" + named + " already uses the state folder " + path);
        }
        ::poll(nullptr, 0, 10); // flock has no deadline of its own
    }
    return ok();
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
    TRY(take(fd, path));
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
