// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "core/runtime/conmon.h"
#include "core/runtime/descriptors.h"
#include "core/runtime/execends.h"
#include "core/runtime/execprocess.h"
#include "core/runtime/folder.h"
#include "core/runtime/monitorsocket.h"
#include "core/runtime/programs.h"
#include "core/runtime/streamwait.h"
#include "core/runtime/words.h"

#include <csignal>
#include <vector>

namespace darse::runtime {
namespace {

constexpr std::chrono::seconds kPatience{120};

/// Between spawn and the moment when the process in the container runs, or never will.
struct Beginning {
    const RuntimeTool& tool;
    const ExecLaunch& launch;
    ExecRoom& room;
    ExecEnds& ends;
    sys::Child& child;
    int pid = 0;
    bool hasEnded = false;

    [[nodiscard]] bool isComplete() const { return pid > 0 && !ends.listener.isOpen(); }
};

/// Nobody but the child opens these: they have no names.
struct Papers {
    UniqueFd process;
    UniqueFd log;
};

sys::Command commandFor(const RuntimeTool& tool, const ExecLaunch& launch, const ExecRoom& room, const Papers& papers)
{
    sys::Command command{.argv = {tool.program},
                         .deadline = Deadline::never(),
                         .environment = toolEnvironment({}),
                         .directory = room.directory()};
    for (auto& argument : globalArguments(tool))
        command.argv.push_back(std::move(argument));
    for (const char* argument : {"--log-format", "json", "--log"})
        command.argv.emplace_back(argument);
    command.argv.push_back(inheritedPath(papers.log.get()));
    for (const char* argument : {"exec", "--process"})
        command.argv.emplace_back(argument);
    command.argv.push_back(inheritedPath(papers.process.get()));
    command.argv.emplace_back("--pid-file");
    command.argv.push_back(room.pidPath());
    if (launch.hasTerminal && tool.name == "crun") {
        // A name in the folder where it starts: the whole path may be too long for an address.
        command.argv.emplace_back("--console-socket");
        command.argv.emplace_back("tty");
    }
    command.argv.push_back(launch.id.value());
    return command;
}

std::vector<int> inheritedBy(const RuntimeTool& tool, const ExecRoom& room, const Papers& papers)
{
    std::vector<int> inherited{papers.process.get(), papers.log.get()};
    if (room.inherited() >= 0)
        inherited.push_back(room.inherited());
    if (tool.image)
        inherited.push_back(tool.image->get());
    return inherited;
}

Result<void> takeTerminal(ExecEnds& ends)
{
    TRY_DECLARE(ends.terminal, receiveDescriptor(ends.listener.get()));
    ends.listener.reset();
    return makeUnblocking(ends.terminal);
}

/// Until the runtime has said who the process is, or has ended without.
Result<void> awaitBegin(Beginning& begin, const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(kPatience);
    while (!begin.isComplete() && !begin.hasEnded) {
        std::array<pollfd, 3> entries{{{begin.room.changes(), POLLIN, 0},
                                       {begin.child.handle.get(), POLLIN, 0},
                                       {begin.ends.listener.get(), POLLIN, 0}}};
        TRY(awaitAny(entries, stop, deadline));
        // Whatever it left was left before it ended.
        begin.hasEnded = entries[1].revents != 0;
        if (entries[2].revents != 0)
            TRY(takeTerminal(begin.ends));
        if (begin.pid == 0)
            begin.pid = begin.room.pid();
    }
    return ok();
}

void giveUp(sys::Child& child)
{
    (void)child.handle.sendSignal(SIGKILL);
    (void)child.handle.waitForEnd(Deadline::never(), {});
    (void)child.handle.reap();
}

std::unique_ptr<Streams> streamsOf(Beginning& begin)
{
    if (!begin.launch.hasTerminal)
        return std::make_unique<PipeStreams>(std::move(begin.ends.pipes));
    const bool isTold = begin.tool.name != "crun";
    auto streams =
        std::make_unique<TerminalStreams>(std::move(begin.ends.terminal), isTold ? begin.child.handle.get() : -1);
    if (begin.launch.console.rows > 0 && begin.launch.console.columns > 0)
        (void)streams->resize(begin.launch.console);
    return streams;
}

} // namespace

Result<std::unique_ptr<Exec>> startExec(Runtime& runtime, const ExecLaunch& launch, const std::stop_token& stop)
{
    const RuntimeTool tool = runtime.toolFor(launch.id);
    TRY(goOn("run a process", {Deadline::never(), stop}));
    TRY_DECLARE(const auto room, ExecRoom::make(Folder(runtime.places()).temporary(), tool, launch));
    TRY_DECLARE(ExecEnds ends, makeExecEnds(tool, launch, *room));
    Papers papers;
    TRY_DECLARE(papers.process, memoryFile("process", launch.processJson));
    TRY_DECLARE(papers.log, memoryFile("log", {}));
    const std::vector<int> inherited = inheritedBy(tool, *room, papers);
    auto child = sys::spawn(commandFor(tool, launch, *room, papers), ends.stdio(), inherited);
    if (!child)
        return Error(ErrorKind::Unsupported, tool.name + " cannot be run").withDetail(child.error().message());
    ends.handOver();
    room->handOver();

    Beginning begin{.tool = tool, .launch = launch, .room = *room, .ends = ends, .child = *child};
    auto begun = awaitBegin(begin, stop);
    if (begun && begin.isComplete()) {
        auto streams = streamsOf(begin);
        return std::unique_ptr<Exec>(std::make_unique<ExecProcess>(std::move(*child), begin.pid, std::move(streams),
                                                                   launch.isDetached && launch.hasTerminal));
    }
    giveUp(*child);
    if (!begun)
        return std::move(begun).error().within("run a process");
    const Attempt attempt{.runtime = tool.name, .verb = "run a process in the container", .name = launch.id.value()};
    return launchError(attempt, firstArgument(launch.processJson), textIn(papers.log.get()));
}

} // namespace darse::runtime
