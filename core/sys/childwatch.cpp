// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/childwatch.h"

#include "core/sys/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <limits>
#include <unistd.h>

namespace darse::sys {
namespace {

/// A killed process may still be busy in the kernel, for instance with a dead network file system.
constexpr std::chrono::seconds kDyingTime{5};
constexpr int kReadsPerDrain = 16;
constexpr std::size_t kReadSize = 65536;

} // namespace

OutputTap::OutputTap(UniqueFd pipe, Bytes limit) :
    m_pipe(std::move(pipe)),
    m_limit(static_cast<std::size_t>(std::min<std::uint64_t>(limit.count(), std::numeric_limits<std::size_t>::max())))
{
}

void OutputTap::keep(const char* bytes, std::size_t count)
{
    const std::size_t kept = std::min(count, m_limit - m_text.size());
    m_text.append(bytes, kept);
    m_isTruncated = m_isTruncated || kept < count;
}

void OutputTap::drain()
{
    std::array<char, kReadSize> buffer;
    for (int reads = 0; reads < kReadsPerDrain && isOpen(); ++reads) {
        const ssize_t count = ::read(m_pipe.get(), buffer.data(), buffer.size());
        if (count > 0)
            keep(buffer.data(), static_cast<std::size_t>(count));
        else if (count < 0 && errno == EAGAIN)
            return;
        else if (count == 0 || errno != EINTR)
            m_pipe.reset();
    }
}

ChildWatch::ChildWatch(Child child, OutputTap& output, OutputTap& errors) :
    m_child(std::move(child)),
    m_output(output),
    m_errors(errors)
{
}

ChildWatch::~ChildWatch()
{
    if (m_isReaped)
        return;
    // Not reaped yet, so the number is still the child's.
    ::kill(-m_child.pid, SIGKILL);
    if (m_child.handle.waitForEnd(Deadline::after(kDyingTime), {}))
        (void)m_child.handle.reap().isOk();
}

Result<WatchEvent> ChildWatch::step(const Deadline& deadline, int stopFd)
{
    std::array<pollfd, 4> entries{{
        {stopFd, POLLIN, 0},
        {m_hasEnded ? -1 : m_child.handle.get(), POLLIN, 0},
        {m_output.get(), POLLIN, 0},
        {m_errors.get(), POLLIN, 0},
    }};
    TRY_DECLARE(const bool isReady, pollUntil(entries, deadline));
    m_hasEnded = m_hasEnded || entries[1].revents != 0;
    if (entries[2].revents != 0)
        m_output.drain();
    if (entries[3].revents != 0)
        m_errors.drain();
    if (entries[0].revents != 0)
        return WatchEvent::Stopped;
    return !isReady || deadline.hasPassed() ? WatchEvent::DeadlinePassed : WatchEvent::Reached;
}

Result<WatchEvent> ChildWatch::untilEnded(const Deadline& deadline, int stopFd)
{
    auto event = WatchEvent::Reached;
    while (!m_hasEnded && event == WatchEvent::Reached) {
        TRY_DECLARE(event, step(deadline, stopFd));
    }
    return m_hasEnded ? WatchEvent::Reached : event;
}

Result<WatchEvent> ChildWatch::untilQuiet(const Deadline& deadline, int stopFd)
{
    auto event = WatchEvent::Reached;
    while (!isQuiet() && event == WatchEvent::Reached) {
        TRY_DECLARE(event, step(deadline, stopFd));
    }
    return isQuiet() ? WatchEvent::Reached : event;
}

Result<void> ChildWatch::killGroup(std::chrono::milliseconds grace)
{
    if (grace > grace.zero()) {
        ::kill(-m_child.pid, SIGTERM);
        ::kill(-m_child.pid, SIGCONT); // a stopped process does not hear SIGTERM
        TRY(untilQuiet(Deadline::after(grace), -1));
    }
    ::kill(-m_child.pid, SIGKILL);
    TRY_DECLARE(const auto event, untilEnded(Deadline::after(kDyingTime), -1));
    if (event != WatchEvent::Reached)
        return Error(ErrorKind::Timeout, "process " + std::to_string(m_child.pid) + " does not die");
    return ok();
}

Result<ExitStatus> ChildWatch::reap()
{
    m_isReaped = true;
    return m_child.handle.reap();
}

} // namespace darse::sys
