// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketwait.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace darse::net {

Result<void> waitFor(int fd, short events, const Wait& wait)
{
    constexpr std::string_view kAttempt = "wait for the other side";
    // The callback lives no longer than the poll, during which the descriptor cannot be closed and its number reused.
    const std::stop_callback wake(wait.stop, [fd] { ::shutdown(fd, SHUT_RDWR); });
    pollfd entry{fd, events, 0};
    for (;;) {
        if (wait.stop.stop_requested())
            return canceled(kAttempt);
        const int ready = ::poll(&entry, 1, wait.deadline.pollTimeout());
        if (wait.stop.stop_requested())
            continue;
        if (ready > 0)
            return ok();
        if (ready < 0 && errno != EINTR)
            return Error::fromErrno(errno, "wait for a socket");
        if (wait.deadline.hasPassed())
            return timedOut(kAttempt);
    }
}

} // namespace darse::net
