// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/pidfd.h"

#include "core/sys/wait.h"

#include <array>
#include <cerrno>
#include <string>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace darse::sys {

// The calls are made by number: the declarations in glibc 2.36 are not usable from C++.
Result<PidFd> PidFd::open(pid_t pid)
{
    const long fd = ::syscall(SYS_pidfd_open, pid, 0U);
    if (fd < 0)
        return Error::fromErrno(errno, "process " + std::to_string(pid));
    return PidFd(UniqueFd(static_cast<int>(fd)));
}

Result<void> PidFd::sendSignal(int signal) const
{
    if (::syscall(SYS_pidfd_send_signal, m_fd.get(), signal, nullptr, 0U) != 0)
        return Error::fromErrno(errno, "signal a process");
    return ok();
}

Result<bool> PidFd::hasEnded() const
{
    std::array<pollfd, 1> entry{{{m_fd.get(), POLLIN, 0}}};
    return pollUntil(entry, Deadline::after(std::chrono::seconds(0)));
}

Result<void> PidFd::waitForEnd(const Deadline& deadline, const std::stop_token& stop) const
{
    return waitReadable(m_fd.get(), deadline, stop);
}

Result<ExitStatus> PidFd::reap() const
{
    siginfo_t info{};
    int result = 0;
    do {
        result = ::waitid(P_PIDFD, static_cast<id_t>(m_fd.get()), &info, WEXITED | WNOHANG);
    } while (result != 0 && errno == EINTR);
    if (result != 0)
        return Error::fromErrno(errno, "take the exit status of a process");
    if (info.si_pid == 0)
        return Error(ErrorKind::InvalidState, "the process has not ended");
    if (info.si_code == CLD_EXITED)
        return ExitStatus{.code = info.si_status, .signal = 0};
    return ExitStatus{.code = 0, .signal = info.si_status};
}

} // namespace darse::sys
