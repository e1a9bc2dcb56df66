// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/forkedcheck.h"

#include "core/sys/pidfd.h"
#include "core/sys/wait.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr std::chrono::seconds kDyingTime{5};

/// What goes over the line: one packet, so it arrives whole or not at all.
struct Report {
    bool isOk = false;
    ErrorKind kind = ErrorKind::Internal;
    int number = 0;
    std::array<char, 1024> message{};
};

Result<void> withOwnMounts(const std::function<Result<void>()>& check)
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return Error::fromErrno(errno, "make a mount namespace");
    return check();
}

Report reportOf(const Result<void>& result)
{
    Report report{.isOk = result.isOk()};
    if (result)
        return report;
    report.kind = result.error().kind();
    report.number = result.error().errnoValue();
    ::strncpy(report.message.data(), result.error().message().c_str(), report.message.size() - 1);
    return report;
}

Result<void> hear(int line, const Deadline& deadline)
{
    TRY(waitReadable(line, deadline, {}).within("look at what can be mounted"));
    Report report;
    if (::recv(line, &report, sizeof report, 0) != sizeof report)
        return Error(ErrorKind::Internal, "the child that looked at what can be mounted has ended early");
    if (report.isOk)
        return ok();
    if (report.number == 0)
        return Error(report.kind, report.message.data());
    return Error::fromErrno(report.number, report.message.data());
}

} // namespace

Result<void> checkWithOwnMounts(const std::function<Result<void>()>& check, const Deadline& deadline)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return Error::fromErrno(errno, "start a child");
    const UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    const pid_t pid = ::fork();
    if (pid < 0)
        return Error::fromErrno(errno, "start a child");
    if (pid == 0) {
        const Report report = reportOf(withOwnMounts(check));
        ::send(theirs.get(), &report, sizeof report, MSG_NOSIGNAL);
        ::_exit(0);
    }
    theirs.reset();
    auto result = hear(ours.get(), deadline);
    ::kill(pid, SIGKILL); // it has said all; not reaped yet, so the number is still the child's
    TRY_DECLARE(const PidFd handle, PidFd::open(pid));
    TRY(handle.waitForEnd(Deadline::after(kDyingTime), {}));
    TRY(handle.reap());
    return result;
}

} // namespace darse::sys
