// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/systemruntime.h"

#include "core/runtime/conmon.h"
#include "core/runtime/descriptors.h"
#include "core/runtime/ending.h"
#include "core/runtime/firstprocess.h"
#include "core/runtime/launch.h"
#include "core/runtime/missingruntime.h"
#include "core/runtime/programs.h"
#include "core/runtime/takeapart.h"
#include "core/runtime/words.h"
#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <unistd.h>
#include <utility>

namespace darse::runtime {
namespace {

constexpr std::chrono::seconds kToolPatience{60};
/// How long a monitor may take to end after its container has.
constexpr std::chrono::seconds kMonitorPatience{5};

constexpr std::array<std::pair<std::string_view, RuntimeStatus>, 5> kStatusWords{{
    {"creating", RuntimeStatus::Creating},
    {"created", RuntimeStatus::Created},
    {"running", RuntimeStatus::Running},
    {"paused", RuntimeStatus::Paused},
    {"stopped", RuntimeStatus::Stopped},
}};

RuntimeStatus statusOf(std::string_view word)
{
    for (const auto& [name, status] : kStatusWords) {
        if (name == word)
            return status;
    }
    return RuntimeStatus::Unknown;
}

Error unknown(const ContainerId& id)
{
    return Error(ErrorKind::NotFound, "the runtime does not know the container " + id.value());
}

} // namespace

Result<std::unique_ptr<Runtime>> Runtime::open(RuntimePlaces places, sys::ProcessRunner& runner)
{
    TRY_DECLARE(RuntimePrograms programs, findPrograms(places.runtime, runner));
    TRY(Folder(places).make());
    return std::unique_ptr<Runtime>(std::make_unique<SystemRuntime>(std::move(places), std::move(programs), runner));
}

Result<std::unique_ptr<Runtime>> missingRuntime(Error why, RuntimePlaces places, sys::ProcessRunner& runner)
{
    TRY(Folder(places).make());
    return std::unique_ptr<Runtime>(std::make_unique<SystemRuntime>(std::move(places), std::move(why), runner));
}

SystemRuntime::SystemRuntime(RuntimePlaces places, Result<RuntimePrograms> programs, sys::ProcessRunner& runner) :
    m_places(std::move(places)),
    m_programs(programs ? *programs : RuntimePrograms{}),
    m_missing(programs ? std::nullopt : std::optional(programs.error())),
    m_folder(m_places),
    m_runner(runner),
    m_chosen(findTool(m_programs.runtimeName == "runc" ? "runc" : "crun")),
    m_other(findTool(m_programs.runtimeName == "runc" ? "crun" : "runc")),
    m_crun(std::make_unique<SealedProgram>((m_chosen.name == "crun" ? m_chosen : m_other).program))
{
}

RuntimeTool SystemRuntime::findTool(const std::string& name) const
{
    return {.program = sys::trustedProgram(name).value_or(name),
            .name = name,
            .root = m_folder.root(name),
            .cgroups = m_places.cgroups};
}

RuntimeTool SystemRuntime::toolFor(const ContainerId& id) const
{
    RuntimeTool tool = isKnown(m_other, id) ? m_other : m_chosen;
    // runc starts itself again whatever it is.
    if (tool.name == "crun")
        tool.image = m_crun->copy();
    if (tool.image)
        tool.program = inheritedPath(tool.image->get());
    return tool;
}

bool SystemRuntime::isKnown(const RuntimeTool& tool, const ContainerId& id) const
{
    return ::access((tool.root / id.value()).c_str(), F_OK) == 0;
}

Result<std::string> SystemRuntime::call(const ContainerId& id, Order order)
{
    const RuntimeTool tool = toolFor(id);
    if (!isKnown(tool, id))
        return unknown(id);
    sys::Command command{.argv = {tool.program},
                         .deadline = Deadline::after(kToolPatience),
                         .input = std::move(order.input),
                         .environment = toolEnvironment(m_folder.temporary()),
                         .directory = "/"};
    for (auto& argument : globalArguments(tool))
        command.argv.push_back(std::move(argument));
    for (auto& argument : order.arguments)
        command.argv.push_back(std::move(argument));
    TRY_DECLARE(sys::Outcome outcome, m_runner.run(command, {}));
    if (outcome.exit.isSuccess())
        return std::move(outcome.output);
    return toolError({.runtime = tool.name, .verb = order.verb, .name = id.value()}, std::move(outcome.errors));
}

Result<Launched> SystemRuntime::create(const Launch& launch, const std::stop_token& stop)
{
    if (m_missing)
        return *m_missing;
    const RuntimeTool tool = toolFor(launch.id);
    if (isKnown(tool, launch.id))
        return Error(ErrorKind::AlreadyExists, "the runtime still has the container " + launch.id.value());
    TRY(m_folder.beginRun(launch.id));
    auto launched = launchMonitor({.programs = m_programs, .tool = tool, .folder = m_folder}, launch, stop);
    if (launched)
        return launched;
    if (isKnown(tool, launch.id))
        (void)remove(launch.id);
    m_folder.endRun(launch.id);
    return launched;
}

Result<void> SystemRuntime::start(const ContainerId& id)
{
    const RuntimeTool tool = toolFor(id);
    if (beginFirstProcess(tool, id))
        return ok();
    const auto started = call(id, {.verb = "start the container", .arguments = {"start", id.value()}});
    if (started)
        return ok();
    const Attempt attempt{.runtime = tool.name, .verb = "start the container", .name = id.value()};
    return launchError(attempt, {}, started.error().detail().empty() ? "not running" : started.error().detail());
}

Result<void> SystemRuntime::kill(const ContainerId& id, int signal)
{
    const RuntimeTool tool = toolFor(id);
    if (!isKnown(tool, id))
        return unknown(id);
    const auto process = openFirstProcess(tool, id);
    if (process)
        return process->sendSignal(signal);
    if (process.error().kind() == ErrorKind::NotFound)
        return process.error();
    // The notes are not what they used to be: the runtime itself understands them.
    TRY(call(id, {.verb = "signal the container", .arguments = {"kill", id.value(), std::to_string(signal)}}));
    return ok();
}

Result<void> SystemRuntime::killAll(const ContainerId& id, int signal)
{
    TRY(call(id, {.verb = "signal the container", .arguments = {"kill", "--all", id.value(), std::to_string(signal)}}));
    return ok();
}

Result<void> SystemRuntime::pause(const ContainerId& id)
{
    TRY(call(id, {.verb = "pause the container", .arguments = {"pause", id.value()}}));
    return ok();
}

Result<void> SystemRuntime::resume(const ContainerId& id)
{
    TRY(call(id, {.verb = "resume the container", .arguments = {"resume", id.value()}}));
    return ok();
}

Result<void> SystemRuntime::update(const ContainerId& id, std::string_view resourcesJson)
{
    TRY(call(id, {.verb = "update the container",
                  .arguments = {"update", "--resources", "/proc/self/fd/0", id.value()},
                  .input = std::string(resourcesJson)}));
    return ok();
}

Result<RuntimeState> SystemRuntime::state(const ContainerId& id)
{
    TRY_DECLARE(const std::string text,
                call(id, {.verb = "tell the state of the container", .arguments = {"state", id.value()}}));
    const auto object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object() || !object.contains("status") || !object["status"].is_string())
        return Error(ErrorKind::Protocol, "the runtime tells the state of the container in words of its own")
            .withDetail(text);
    RuntimeState state{.status = statusOf(object["status"].get<std::string>())};
    if (object.contains("pid") && object["pid"].is_number_integer())
        state.pid = object["pid"].get<int>();
    return state;
}

Result<sys::PidFd> SystemRuntime::firstProcess(const ContainerId& id)
{
    const RuntimeTool tool = toolFor(id);
    return isKnown(tool, id) ? openFirstProcess(tool, id) : Result<sys::PidFd>(unknown(id));
}

Result<void> SystemRuntime::remove(const ContainerId& id)
{
    const RuntimeTool tool = toolFor(id);
    if (isKnown(tool, id)) {
        const auto removed = call(id, {.verb = "delete the container", .arguments = {"delete", "--force", id.value()}});
        // A runtime that cannot do it, or that is not there any more, keeps nobody from being removed.
        if (!removed && isKnown(tool, id) && !takeApart(tool, id))
            return removed.error();
    }
    // A monitor that lives on would write about an end that nobody asks for any more.
    endMonitor(m_folder, id, kMonitorPatience);
    m_folder.endRun(id);
    return ok();
}

std::optional<Ending> SystemRuntime::ending(const ContainerId& id) const
{
    return readEnding(m_folder, id);
}

Result<std::vector<ContainerId>> SystemRuntime::list()
{
    std::vector<ContainerId> ids;
    // Also those that the runtime has forgotten, but whose monitor's files are there yet.
    for (const auto& folder : {m_folder.root("crun"), m_folder.root("runc"), m_folder.runs()}) {
        TRY_DECLARE(const auto names, sys::listDirectory(folder));
        for (const std::string& name : names) {
            if (!name.starts_with('.'))
                ids.emplace_back(name);
        }
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace darse::runtime
