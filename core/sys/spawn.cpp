// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/spawn.h"

#include "core/sys/spawnchild.h"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <sched.h>
#include <string_view>
#include <unistd.h>

#if defined(__SANITIZE_THREAD__)
// The sanitizer's own clone takes every call for a fork, and spoils the memory that is shared here.
extern "C" int __clone(int (*function)(void*), void* stack, int flags, void* argument, ...); // NOLINT
#define DARSE_CLONE ::__clone
#else
#define DARSE_CLONE ::clone
#endif

namespace darse::sys {
namespace {

constexpr std::string_view kDefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
constexpr std::size_t kStackSize = 65536;

bool hasNul(const std::string& text)
{
    return text.find('\0') != std::string::npos;
}

Result<void> validate(const Command& command)
{
    if (command.argv.empty() || command.argv.front().empty())
        return Error(ErrorKind::InvalidInput, "there is no program to run");
    bool isClean = !hasNul(command.directory.native());
    for (const std::string& argument : command.argv)
        isClean = isClean && !hasNul(argument);
    if (command.environment) {
        for (const std::string& variable : *command.environment)
            isClean = isClean && !hasNul(variable);
    }
    if (!isClean)
        return Error(ErrorKind::InvalidInput, "an argument for " + command.argv.front() + " contains a zero byte");
    return ok();
}

/// The paths that exec is tried on, in order.
std::vector<std::string> candidatesFor(const std::string& program)
{
    if (program.find('/') != std::string::npos)
        return {program};
    const char* variable = ::getenv("PATH");
    std::string_view rest = variable != nullptr ? variable : kDefaultPath;
    std::vector<std::string> candidates;
    while (!rest.empty()) {
        const std::string_view directory = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(directory.size() + 1, rest.size()));
        // An empty or relative entry means "wherever we are": not a place to take programs from.
        if (directory.starts_with('/'))
            candidates.push_back(std::string(directory) + "/" + program);
    }
    return candidates;
}

/// A null-terminated array of C strings into `strings`, which must outlive it.
std::vector<char*> pointersTo(const std::vector<std::string>& strings)
{
    std::vector<char*> pointers;
    pointers.reserve(strings.size() + 1);
    for (const std::string& string : strings)
        pointers.push_back(const_cast<char*>(string.c_str())); // exec's signature is older than const
    pointers.push_back(nullptr);
    return pointers;
}

Error failureOf(const Command& command, const ChildPlan& plan)
{
    const std::string attempt = "run " + command.argv.front();
    if (plan.failedStep == ChildStep::EnterDirectory)
        return Error::fromErrno(plan.error, "directory " + command.directory.native()).within(attempt);
    return Error::fromErrno(plan.error, attempt);
}

/// Shares our memory and suspends this thread until the child has called exec or ended: no page tables are copied,
/// however large we are, and the child reports a failed step by writing it into `plan`, without a pipe. No signal
/// handler of ours may run in the child meanwhile, hence the blocked signals.
Result<Child> cloneInto(ChildPlan& plan)
{
    const auto stack = std::make_unique<std::byte[]>(kStackSize);
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    int pidfd = -1;
    const int pid =
        DARSE_CLONE(childMain, stack.get() + kStackSize, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, &plan, &pidfd);
    const int error = errno;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (pid < 0)
        return Error::fromErrno(error, "create a process");
    return Child{PidFd(UniqueFd(pidfd)), pid};
}

} // namespace

Result<Child> spawn(const Command& command, const std::array<int, 3>& stdio, std::span<const int> inherited)
{
    TRY(validate(command));
    const std::vector<std::string> candidates = candidatesFor(command.argv.front());
    const std::vector<char*> paths = pointersTo(candidates);
    const std::vector<char*> arguments = pointersTo(command.argv);
    std::vector<char*> environment;
    if (command.environment)
        environment = pointersTo(*command.environment);

    ChildPlan plan;
    plan.candidates = paths.data();
    plan.argv = arguments.data();
    plan.environment = command.environment ? environment.data() : ::environ;
    plan.directory = command.directory.empty() ? nullptr : command.directory.c_str();
    plan.stdio = stdio;
    plan.inherited = inherited.data();
    plan.inheritedCount = inherited.size();
    plan.highestSignal = SIGRTMAX;

    TRY_DECLARE(Child child, cloneInto(plan));
    if (plan.failedStep == ChildStep::None)
        return child;
    TRY(child.handle.waitForEnd(Deadline::never(), {}));
    TRY(child.handle.reap());
    return failureOf(command, plan);
}

} // namespace darse::sys
