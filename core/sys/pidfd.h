// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/deadline.h"
#include "core/base/guard.h"

#include <stop_token>
#include <sys/types.h>

namespace darse::sys {

/// How a process has ended: with a code, or by a signal.
struct ExitStatus {
    int code = 0;   ///< meaningless when a signal ended it
    int signal = 0; ///< 0: it ended by itself

    [[nodiscard]] bool isSuccess() const { return code == 0 && signal == 0; }
    friend bool operator==(const ExitStatus&, const ExitStatus&) = default;
};

/// A process, held so that its number cannot come to mean another one.
class PidFd {
public:
    /// NotFound when there is no such process. Only safe for a number that cannot have been reused: a child that was
    /// not reaped, or one whose identity is checked after the call.
    [[nodiscard]] static Result<PidFd> open(pid_t pid);
    explicit PidFd(UniqueFd fd) : m_fd(std::move(fd)) {}

    /// For poll(2): readable once the process has ended.
    [[nodiscard]] int get() const { return m_fd.get(); }

    /// NotFound when it has ended and was reaped. Reaches this process alone, not its group.
    [[nodiscard]] Result<void> sendSignal(int signal) const;
    [[nodiscard]] Result<bool> hasEnded() const;
    /// Blocks until it has ended; works for any process, not just children, and leaves it to its parent to reap.
    [[nodiscard]] Result<void> waitForEnd(const Deadline& deadline, const std::stop_token& stop) const;
    /// Takes the exit status of a child that has ended; InvalidState while it runs. Only once.
    [[nodiscard]] Result<ExitStatus> reap() const;

private:
    UniqueFd m_fd;
};

} // namespace darse::sys
