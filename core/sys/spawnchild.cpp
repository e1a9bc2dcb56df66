// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/spawnchild.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/syscall.h>
#include <unistd.h>

// This file runs in a child that shares the memory of a suspended thread of ours. It makes bare system calls only:
// wrappers would do (and sanitizers would record) things that are true of the child and not of us.
#define DARSE_BARE __attribute__((no_sanitize("address", "thread", "undefined")))

namespace darse::sys {
namespace {

/// All zeros is SIG_DFL without flags in the kernel's own layout, on every architecture.
struct DefaultAction {
    unsigned long words[8] = {};
};

constexpr unsigned long kKernelSignalSetSize = 8;
constexpr unsigned kLastDescriptorWithoutCloseRange = 65536;

DARSE_BARE void resetSignals(int highest)
{
    const DefaultAction action;
    for (int signal = 1; signal <= highest; ++signal)
        ::syscall(SYS_rt_sigaction, signal, &action, nullptr, kKernelSignalSetSize);
    const unsigned long nothing = 0;
    ::syscall(SYS_rt_sigprocmask, SIG_SETMASK, &nothing, nullptr, kKernelSignalSetSize);
}

DARSE_BARE bool redirect(const ChildPlan& plan)
{
    const int* descriptors = plan.stdio.data();
    for (int target = 0; target < 3; ++target) {
        if (::syscall(SYS_dup3, descriptors[target], target, 0) < 0)
            return false;
    }
    // Not closed but marked: exec closes them, and until then the failure path has what it had.
    if (::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC) != 0) {
        // Linux before 5.11, or a sandbox that does not know the call.
        for (unsigned fd = 3; fd < kLastDescriptorWithoutCloseRange; ++fd)
            ::syscall(SYS_fcntl, fd, F_SETFD, FD_CLOEXEC);
    }
    for (std::size_t i = 0; i < plan.inheritedCount; ++i) {
        if (::syscall(SYS_fcntl, plan.inherited[i], F_SETFD, 0) != 0)
            return false;
    }
    return true;
}

/// Returns only with the errno that tells most: a program that was found but may not run beats one that is missing.
DARSE_BARE int execFirst(const ChildPlan& plan)
{
    int result = ENOENT;
    for (char* const* path = plan.candidates; *path != nullptr; ++path) {
        ::syscall(SYS_execve, *path, plan.argv, plan.environment);
        const bool isOnly = path == plan.candidates && path[1] == nullptr;
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        if (isOnly || (!isMissing && errno != EACCES))
            return errno;
        if (errno == EACCES)
            result = EACCES;
    }
    return result;
}

DARSE_BARE int fail(ChildPlan& plan, ChildStep step, int error)
{
    plan.error = error;
    plan.failedStep = step;
    ::syscall(SYS_exit_group, 127);
    return 127;
}

} // namespace

DARSE_BARE int childMain(void* argument)
{
    auto& plan = *static_cast<ChildPlan*>(argument);
    // Pending signals of the group cannot arrive before the handlers are gone: everything is blocked until then.
    resetSignals(plan.highestSignal);
    ::syscall(SYS_setsid);
    if (!redirect(plan))
        return fail(plan, ChildStep::Redirect, errno);
    if (plan.directory != nullptr && ::syscall(SYS_chdir, plan.directory) != 0)
        return fail(plan, ChildStep::EnterDirectory, errno);
    return fail(plan, ChildStep::Exec, execFirst(plan));
}

} // namespace darse::sys
