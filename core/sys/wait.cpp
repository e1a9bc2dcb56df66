// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/wait.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace darse::sys {

StopFd::StopFd(UniqueFd event, const std::stop_token& token) :
    m_event(std::move(event)),
    m_link(token, [fd = m_event.get()] {
        const std::uint64_t one = 1;
        // Fails only when it is readable already.
        (void)!::write(fd, &one, sizeof one);
    })
{
}

Result<std::unique_ptr<StopFd>> StopFd::create(const std::stop_token& token)
{
    UniqueFd event;
    if (token.stop_possible()) {
        event = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        if (!event.isOpen())
            return Error::fromErrno(errno, "prepare a wait");
    }
    return std::unique_ptr<StopFd>(new StopFd(std::move(event), token));
}

Result<bool> pollUntil(std::span<pollfd> entries, const Deadline& deadline)
{
    for (;;) {
        const int ready = ::poll(entries.data(), entries.size(), deadline.pollTimeout());
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return Error::fromErrno(errno, "wait for a descriptor");
        if (deadline.hasPassed())
            return false;
    }
}

Result<void> waitReadable(int fd, const Deadline& deadline, const std::stop_token& stop)
{
    TRY_DECLARE(const auto stopFd, StopFd::create(stop));
    std::array<pollfd, 2> entries{{{fd, POLLIN, 0}, {stopFd->get(), POLLIN, 0}}};
    TRY_DECLARE(const bool isReady, pollUntil(entries, deadline));
    if (entries[1].revents != 0)
        return canceled("wait");
    if (!isReady)
        return timedOut("wait");
    return ok();
}

} // namespace darse::sys
