// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/guard.h"
#include "core/sys/spawn.h"

#include <cstddef>
#include <string>

namespace darse::sys {

/// The reading end of a pipe, of which the first bytes are kept and the rest is read and forgotten.
class OutputTap {
public:
    /// `pipe` must not block.
    OutputTap(UniqueFd pipe, Bytes limit);

    /// -1 once the other end is closed.
    [[nodiscard]] int get() const { return m_pipe.get(); }
    [[nodiscard]] bool isOpen() const { return m_pipe.isOpen(); }
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }
    [[nodiscard]] std::string takeText() { return std::move(m_text); }

    /// Reads what is there, but not for ever: a child that writes faster than we read must not keep us.
    void drain();

private:
    void keep(const char* bytes, std::size_t count);

    UniqueFd m_pipe;
    std::size_t m_limit;
    std::string m_text;
    bool m_isTruncated = false;
};

enum class WatchEvent {
    Reached,       ///< what was waited for
    Stopped,       ///< the stop descriptor is readable
    DeadlinePassed ///< nothing of both in time
};

/// Looks after a running child: reads its output while waiting for its end. Whatever happens, the child has ended and
/// is reaped when the watch is over; a group that is still alive then is killed.
class ChildWatch {
public:
    ChildWatch(Child child, OutputTap& output, OutputTap& errors);
    ChildWatch(const ChildWatch&) = delete;
    ChildWatch& operator=(const ChildWatch&) = delete;
    ~ChildWatch();

    /// Until the child has ended; others may still write.
    [[nodiscard]] Result<WatchEvent> untilEnded(const Deadline& deadline, int stopFd);
    /// Until it has ended and nobody holds its output any more.
    [[nodiscard]] Result<WatchEvent> untilQuiet(const Deadline& deadline, int stopFd);

    /// SIGTERM for its whole process group, SIGKILL for what is left after `grace`; the child has ended afterwards.
    [[nodiscard]] Result<void> killGroup(std::chrono::milliseconds grace);
    /// Once, after the child has ended.
    [[nodiscard]] Result<ExitStatus> reap();

private:
    [[nodiscard]] Result<WatchEvent> step(const Deadline& deadline, int stopFd);
    [[nodiscard]] bool isQuiet() const { return m_hasEnded && !m_output.isOpen() && !m_errors.isOpen(); }

    Child m_child;
    OutputTap& m_output;
    OutputTap& m_errors;
    bool m_hasEnded = false;
    bool m_isReaped = false;
};

} // namespace darse::sys
