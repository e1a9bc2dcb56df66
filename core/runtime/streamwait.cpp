// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/streamwait.h"

#include "core/base/stop.h"
#include "core/sys/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <pthread.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

/// While it lives, a write of this thread to a pipe without a reader fails, and nothing else happens.
class NoPipeSignal {
public:
    NoPipeSignal()
    {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        sigset_t pending;
        ::sigpending(&pending);
        m_wasPending = ::sigismember(&pending, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;
    ~NoPipeSignal()
    {
        const int error = errno;
        const timespec now{};
        while (!m_wasPending && ::sigtimedwait(&m_pipe, nullptr, &now) < 0 && errno == EINTR) {
        }
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
        errno = error;
    }

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
    bool m_wasPending = false;
};

} // namespace

Result<void> awaitAny(std::span<pollfd> entries, const std::stop_token& stop, const Deadline& deadline)
{
    std::array<pollfd, 5> all{};
    const std::size_t count = std::min(entries.size(), all.size() - 1);
    std::ranges::copy(entries.first(count), all.begin());
    TRY_DECLARE(const auto stopFd, sys::StopFd::create(stop));
    all.at(count) = {stopFd->get(), POLLIN, 0};
    TRY_DECLARE(const bool isReady, sys::pollUntil(std::span(all).first(count + 1), deadline));
    std::ranges::copy(std::span(all).first(count), entries.begin());
    if (all.at(count).revents != 0)
        return canceled("wait for a stream");
    if (!isReady)
        return timedOut("wait for a stream");
    return ok();
}

Result<void> awaitOne(int fd, short events, const std::stop_token& stop)
{
    std::array<pollfd, 1> entry{{{fd, events, 0}}};
    return awaitAny(entry, stop);
}

ssize_t writeOnce(int fd, std::string_view bytes)
{
    const NoPipeSignal guard;
    return ::write(fd, bytes.data(), bytes.size());
}

Result<void> writeQuietly(int fd, std::string_view bytes, const std::stop_token& stop)
{
    while (!bytes.empty()) {
        const ssize_t count = writeOnce(fd, bytes);
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            TRY(awaitOne(fd, POLLOUT, stop));
        else if (errno == EPIPE || errno == EIO)
            return nobodyReads();
        else if (errno != EINTR)
            return Error::fromErrno(errno, "write to the process");
    }
    return ok();
}

Error nobodyReads()
{
    return Error(ErrorKind::InvalidState, "the process does not read its input any more");
}

} // namespace darse::runtime
