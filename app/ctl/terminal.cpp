// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <array>
#include <cstdlib>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace darse::ctl {
namespace {

constexpr std::array kWatched = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGWINCH};

} // namespace

std::optional<TerminalSize> terminalSize()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return std::nullopt;
    return TerminalSize{.rows = size.ws_row, .columns = size.ws_col};
}

RawTerminal::RawTerminal()
{
    if (::isatty(STDIN_FILENO) != 1 || ::tcgetattr(STDIN_FILENO, &m_before) != 0)
        return;
    termios raw = m_before;
    ::cfmakeraw(&raw);
    m_isRaw = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

void RawTerminal::restore()
{
    if (m_isRaw)
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
    m_isRaw = false;
}

SignalWatch::SignalWatch(Signals signals)
{
    sigset_t set;
    ::sigemptyset(&set);
    if (signals == Signals::Watched) {
        for (const int number : kWatched)
            ::sigaddset(&set, number);
        m_fd = UniqueFd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    }
    // Without the descriptor they do what they do.
    if (!m_fd.isOpen())
        ::sigemptyset(&set);
    ::pthread_sigmask(SIG_BLOCK, &set, &m_before);
}

SignalWatch::~SignalWatch()
{
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

int SignalWatch::next() const
{
    signalfd_siginfo info{};
    const ssize_t size = ::read(m_fd.get(), &info, sizeof info);
    return size == static_cast<ssize_t>(sizeof info) ? static_cast<int>(info.ssi_signo) : 0;
}

void endBySignal(int number)
{
    constexpr int kBySignal = 128;
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, number);
    std::signal(number, SIG_DFL);
    ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    std::raise(number);
    std::_Exit(kBySignal + number);
}

} // namespace darse::ctl
