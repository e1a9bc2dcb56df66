// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/launch.h"

#include "core/base/stop.h"
#include "core/runtime/conmon.h"
#include "core/runtime/descriptors.h"
#include "core/runtime/programs.h"
#include "core/runtime/words.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "core/sys/wait.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <cstdlib>
#include <vector>

namespace darse::runtime {
namespace {

constexpr std::chrono::seconds kPatience{120};
constexpr std::chrono::seconds kEndPatience{5};
constexpr std::size_t kLongestReport = 65536;

/// The first line that comes, or what there is at the end.
Result<std::string> readReport(int pipe, const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(kPatience);
    std::string report;
    std::array<char, 4096> buffer{};
    while (report.size() < kLongestReport && report.find('\n') == std::string::npos) {
        TRY(sys::waitReadable(pipe, deadline, stop));
        TRY_DECLARE(const std::size_t count, sys::readSome(pipe, buffer));
        if (count == 0)
            break;
        report.append(buffer.data(), count);
    }
    return report;
}

Error failureOf(const LaunchGround& ground, const Launch& launch, std::string words)
{
    const Attempt attempt{.runtime = ground.tool.name, .verb = "create the container", .name = launch.name};
    const auto config = sys::readFile(launch.bundle / "config.json", mebibytes(16));
    return launchError(attempt, config ? firstArgument(*config) : std::string(), std::move(words));
}

/// What a monitor says: {"pid": 12}, or {"pid": -1, "message": "…"}, or nothing when it could not even begin.
Result<int> pidFrom(const LaunchGround& ground, const Launch& launch, const std::string& report, int errors)
{
    const auto said = nlohmann::json::parse(report, nullptr, false);
    if (said.is_object()) {
        const auto pid = said.find("pid");
        if (pid != said.end() && pid->is_number_integer() && pid->get<int>() > 0)
            return pid->get<int>();
        const auto message = said.find("message");
        if (message != said.end() && message->is_string())
            return failureOf(ground, launch, message->get<std::string>());
    }
    return Error(ErrorKind::Io, "the monitor could not create the container " + launch.name)
        .withDetail(report + textIn(errors));
}

} // namespace

Result<Launched> launchMonitor(const LaunchGround& ground, const Launch& launch, const std::stop_token& stop)
{
    TRY(goOn("create the container", {Deadline::after(kPatience), stop}));
    TRY_DECLARE(Pipe sync, makePipe());
    TRY_DECLARE(const UniqueFd errors, memoryFile("monitor", {}));
    TRY_DECLARE(const UniqueFd null, openNull());
    sys::Command command{.argv = monitorArguments(ground.programs.monitor, ground.tool, ground.folder, launch),
                         .deadline = Deadline::never(),
                         .environment = toolEnvironment(ground.folder.temporary()),
                         .directory = ground.folder.run(launch.id)};
    command.environment->push_back("_OCI_SYNCPIPE=" + std::to_string(sync.writing.get()));
    std::vector<int> inherited{sync.writing.get()};
    if (ground.tool.image)
        inherited.push_back(ground.tool.image->get());
    auto child = sys::spawn(command, {null.get(), errors.get(), errors.get()}, inherited);
    if (!child)
        return Error(ErrorKind::Unsupported, "the monitor of containers cannot be run")
            .withDetail(child.error().message());
    sync.writing.reset();

    auto report = readReport(sync.reading.get(), stop);
    if (!report)
        (void)child->handle.sendSignal(SIGKILL);
    // It leaves as soon as the monitor proper runs, after it has written down who that is.
    TRY(child->handle.waitForEnd(Deadline::never(), {}));
    TRY(child->handle.reap());
    if (!report) {
        endMonitor(ground.folder, launch.id, std::chrono::seconds(0));
        return std::move(report).error().within("create the container " + launch.name);
    }
    auto pid = pidFrom(ground, launch, *report, errors.get());
    if (!pid) {
        endMonitor(ground.folder, launch.id, kEndPatience);
        return std::move(pid).error();
    }
    TRY_DECLARE(const std::string monitor, sys::readFile(ground.folder.run(launch.id) / "monitor", kibibytes(1)));
    return Launched{.pid = *pid, .monitorPid = std::atoi(monitor.c_str())};
}

} // namespace darse::runtime
