// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/execends.h"

#include "core/runtime/descriptors.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

Result<void> makeOutput(UniqueFd& theirs, UniqueFd& ours)
{
    TRY_DECLARE(Pipe pipe, makePipe());
    TRY(makeUnblocking(pipe.reading));
    theirs = std::move(pipe.writing);
    ours = std::move(pipe.reading);
    return ok();
}

Result<void> usePipes(const ExecLaunch& launch, ExecEnds& ends)
{
    if (launch.hasInput) {
        TRY_DECLARE(Pipe input, makePipe());
        TRY(makeUnblocking(input.writing));
        ends.theirs[0] = std::move(input.reading);
        ends.pipes.input = std::move(input.writing);
    }
    if (launch.isDetached)
        return ok();
    TRY(makeOutput(ends.theirs[1], ends.pipes.output));
    return makeOutput(ends.theirs[2], ends.pipes.errors);
}

/// runc hands a terminal over only to those who do not wait for the end. It copies between its own and the
/// container's instead.
Result<void> useOwnTerminal(ExecEnds& ends)
{
    ends.terminal = UniqueFd(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    std::array<char, 128> name{};
    if (!ends.terminal.isOpen() || ::grantpt(ends.terminal.get()) != 0 || ::unlockpt(ends.terminal.get()) != 0 ||
        ::ptsname_r(ends.terminal.get(), name.data(), name.size()) != 0)
        return Error::fromErrno(errno, "make a terminal");
    for (UniqueFd& theirs : ends.theirs) {
        const UniqueFd opened(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
        if (!opened.isOpen())
            return Error::fromErrno(errno, "open a terminal");
        TRY_DECLARE(theirs, opened.duplicate());
    }
    return makeUnblocking(ends.terminal);
}

Result<void> awaitTerminal(const ExecRoom& room, ExecEnds& ends)
{
    TRY_DECLARE(ends.listener, room.listenForTerminal());
    return ok();
}

} // namespace

std::array<int, 3> ExecEnds::stdio() const
{
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers.at(i) = theirs.at(i).isOpen() ? theirs.at(i).get() : null.get();
    return numbers;
}

void ExecEnds::handOver()
{
    for (UniqueFd& fd : theirs)
        fd.reset();
    null.reset();
}

Result<ExecEnds> makeExecEnds(const RuntimeTool& tool, const ExecLaunch& launch, const ExecRoom& room)
{
    ExecEnds ends;
    TRY_DECLARE(ends.null, openNull());
    if (!launch.hasTerminal)
        TRY(usePipes(launch, ends));
    else if (tool.name == "crun")
        TRY(awaitTerminal(room, ends));
    else
        TRY(useOwnTerminal(ends));
    return ends;
}

} // namespace darse::runtime
