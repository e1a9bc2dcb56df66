// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketfd.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace darse::net {

void SocketFd::reset()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

Result<SocketFd> duplicate(int fd)
{
    const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (copy < 0)
        return Error::fromErrno(errno, "duplicate a socket");
    return SocketFd(copy);
}

Result<void> waitFor(int fd, short events, const Wait& wait)
{
    // The callback lives no longer than the poll, during which the descriptor cannot be closed and its number reused.
    const std::stop_callback wake(wait.stop, [fd] { ::shutdown(fd, SHUT_RDWR); });
    pollfd entry{fd, events, 0};
    for (;;) {
        if (wait.stop.stop_requested())
            return Error(ErrorKind::Canceled, "the operation was canceled");
        const int ready = ::poll(&entry, 1, wait.deadline.pollTimeout());
        if (wait.stop.stop_requested())
            continue;
        if (ready > 0)
            return ok();
        if (ready < 0 && errno != EINTR)
            return Error::fromErrno(errno, "wait for a socket");
        if (wait.deadline.hasPassed())
            return Error(ErrorKind::Timeout, "the other side took too long");
    }
}

} // namespace darse::net
