// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <csignal>
#include <optional>
#include <termios.h>

namespace darse::ctl {

struct TerminalSize {
    unsigned rows = 0;
    unsigned columns = 0;
};

/// Of the terminal that we write to; nothing when it is none.
[[nodiscard]] std::optional<TerminalSize> terminalSize();

/// Hands every key to the program at the other end as long as it lives, when the standard input is a terminal.
class RawTerminal {
public:
    RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;
    ~RawTerminal() { restore(); }

    /// As it was before; twice does no harm.
    void restore();

private:
    bool m_isRaw = false;
    termios m_before{};
};

enum class Signals {
    Usual,   ///< they do what they do
    Watched, ///< those that end a program, and changes of the terminal's size, are read from a descriptor
};

/// Holds signals back from this thread, and those that it makes from now on.
class SignalWatch {
public:
    explicit SignalWatch(Signals signals);
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch();

    /// For poll; -1 when nothing is watched.
    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// The number of the next one, once fd() is readable; 0 when there is none.
    [[nodiscard]] int next() const;

private:
    UniqueFd m_fd;
    sigset_t m_before{};
};

/// Ends this process as the signal would have.
[[noreturn]] void endBySignal(int number);

} // namespace darse::ctl
