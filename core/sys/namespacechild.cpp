// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/namespacechild.h"

#include "core/sys/wait.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr const char* kUserStep = "make a user namespace";
constexpr const char* kMountStep = "make a mount namespace";

bool tell(int line, int value)
{
    return ::send(line, &value, sizeof value, MSG_NOSIGNAL) == sizeof value;
}

bool isTold(int line)
{
    int value = 0;
    ssize_t count = 0;
    do
        count = ::recv(line, &value, sizeof value, 0);
    while (count < 0 && errno == EINTR);
    return count == sizeof value;
}

/// Slave and not private: a stick that is plugged in while the engine runs can be given to a container.
int ownMounts()
{
    const bool isDone = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) == 0;
    return isDone ? 0 : errno;
}

/// Every word of the parent is one step; its end is the end.
[[noreturn]] void live(int line)
{
    const int error = ::unshare(CLONE_NEWUSER) == 0 ? 0 : errno;
    if (tell(line, error) && isTold(line) && tell(line, ownMounts()))
        isTold(line);
    ::_exit(0);
}

} // namespace

Result<NamespaceChild> NamespaceChild::start()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return Error::fromErrno(errno, kUserStep);
    UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    const pid_t pid = ::fork();
    if (pid < 0)
        return Error::fromErrno(errno, kUserStep);
    if (pid == 0) {
        ours.reset();
        live(theirs.get());
    }
    theirs.reset();
    TRY_DECLARE(PidFd handle, PidFd::open(pid));
    NamespaceChild child(pid, std::move(handle), std::move(ours));
    TRY(child.hear(kUserStep));
    return child;
}

NamespaceChild::~NamespaceChild()
{
    if (m_handle.get() < 0)
        return;
    m_line.reset();
    if (!m_handle.waitForEnd(Deadline::after(kPatience), {})) {
        ::kill(m_pid, SIGKILL); // not reaped yet, so the number is still the child's
        static_cast<void>(m_handle.waitForEnd(Deadline::after(kPatience), {}).isOk());
    }
    static_cast<void>(m_handle.reap().isOk());
}

Result<void> NamespaceChild::hear(const char* attempt) const
{
    TRY(waitReadable(m_line.get(), Deadline::after(kPatience), {}).within(attempt));
    int error = 0;
    if (::recv(m_line.get(), &error, sizeof error, 0) != sizeof error)
        return Error(ErrorKind::Internal, std::string(attempt) + ": the child has ended");
    if (error != 0)
        return Error::fromErrno(error, attempt);
    return ok();
}

Result<void> NamespaceChild::makeMountNamespace() const
{
    if (!tell(m_line.get(), 0))
        return Error::fromErrno(errno, kMountStep);
    return hear(kMountStep);
}

Result<void> NamespaceChild::join() const
{
    std::error_code unknown;
    const auto where = std::filesystem::current_path(unknown);
    if (::setns(m_handle.get(), CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return Error::fromErrno(errno, "enter the user namespace");
    // A new mount namespace puts a process into its root directory.
    if (!unknown)
        std::filesystem::current_path(where, unknown);
    return ok();
}

} // namespace darse::sys
