// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/processrunner.h"

#include "core/sys/childwatch.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "core/sys/wait.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace darse::sys {
namespace {

/// The same open file under a number above 2, which a process started without stdio does not give by itself.
Result<UniqueFd> aboveStdio(UniqueFd fd)
{
    if (fd.get() > 2)
        return fd;
    return fd.duplicate();
}

/// A sealed file in memory instead of a pipe: nobody has to feed it, and a child that does not read costs nothing.
Result<UniqueFd> inputFor(const Command& command)
{
    if (command.input.empty()) {
        UniqueFd null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        if (!null.isOpen())
            return Error::fromErrno(errno, "open /dev/null");
        return aboveStdio(std::move(null));
    }
    UniqueFd file(::memfd_create("stdin", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file.isOpen())
        return Error::fromErrno(errno, "prepare the input");
    TRY(writeAll(file.get(), command.input).within("prepare the input"));
    if (::lseek(file.get(), 0, SEEK_SET) != 0 ||
        ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        return Error::fromErrno(errno, "prepare the input");
    return aboveStdio(std::move(file));
}

struct Pipe {
    UniqueFd reading; ///< does not block
    UniqueFd writing;
};

Result<Pipe> makePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error::fromErrno(errno, "make a pipe");
    Pipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
    if (::fcntl(pipe.reading.get(), F_SETFL, O_NONBLOCK) != 0)
        return Error::fromErrno(errno, "make a pipe");
    TRY_DECLARE(pipe.writing, aboveStdio(std::move(pipe.writing)));
    return pipe;
}

/// Listens until all is said, and ends what must be ended. Reached means that the child has ended by itself.
Result<WatchEvent> attend(ChildWatch& watch, const Command& command, int stopFd)
{
    TRY_DECLARE(auto event, watch.untilEnded(command.deadline, stopFd));
    if (event == WatchEvent::Reached) {
        const Deadline patience = std::min(command.deadline, Deadline::after(command.drainGrace));
        TRY_DECLARE(event, watch.untilQuiet(patience, stopFd));
        // The child itself was in time; whoever still holds its output is none of the caller's concern.
        if (event == WatchEvent::DeadlinePassed)
            event = WatchEvent::Reached;
    }
    if (event != WatchEvent::Reached)
        TRY(watch.killGroup(command.killGrace));
    return event;
}

std::string howItEnded(const ExitStatus& exit)
{
    if (exit.signal == 0)
        return "failed with exit code " + std::to_string(exit.code);
    const char* name = ::sigabbrev_np(exit.signal);
    return "was ended by signal " + (name != nullptr ? "SIG" + std::string(name) : std::to_string(exit.signal));
}

} // namespace

Result<Outcome> SystemProcessRunner::run(const Command& command, std::stop_token stop)
{
    const auto started = std::chrono::steady_clock::now();
    const std::string attempt = "run " + (command.argv.empty() ? std::string("a program") : command.argv.front());
    TRY(goOn(attempt, {command.deadline, stop}));
    TRY_DECLARE(const auto stopFd, StopFd::create(stop));
    TRY_DECLARE(UniqueFd input, inputFor(command).within(attempt));
    TRY_DECLARE(Pipe output, makePipe().within(attempt));
    TRY_DECLARE(Pipe errors, makePipe().within(attempt));
    TRY_DECLARE(Child child, spawn(command, {input.get(), output.writing.get(), errors.writing.get()}));
    input.reset();
    output.writing.reset();
    errors.writing.reset();

    OutputTap outputTap(std::move(output.reading), command.outputLimit);
    OutputTap errorTap(std::move(errors.reading), command.outputLimit);
    ChildWatch watch(std::move(child), outputTap, errorTap);
    TRY_DECLARE(const WatchEvent event, attend(watch, command, stopFd->get()));
    TRY_DECLARE(const ExitStatus exit, watch.reap());
    if (event == WatchEvent::Stopped)
        return canceled(attempt).withDetail(errorTap.takeText());
    if (event == WatchEvent::DeadlinePassed)
        return timedOut(attempt).withDetail(errorTap.takeText());

    using std::chrono::milliseconds;
    return Outcome{.exit = exit,
                   .output = outputTap.takeText(),
                   .errors = errorTap.takeText(),
                   .isOutputTruncated = outputTap.isTruncated(),
                   .areErrorsTruncated = errorTap.isTruncated(),
                   .isComplete = !outputTap.isOpen() && !errorTap.isOpen(),
                   .duration = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - started)};
}

Result<Outcome> runChecked(ProcessRunner& runner, const Command& command, std::stop_token stop)
{
    TRY_DECLARE(Outcome outcome, runner.run(command, std::move(stop)));
    if (outcome.exit.isSuccess())
        return outcome;
    return Error(ErrorKind::Io, command.argv.front() + " " + howItEnded(outcome.exit))
        .withDetail(std::move(outcome.errors));
}

} // namespace darse::sys
