// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/enumwords.h"
#include "core/container/reader.h"
#include "core/oci/imageconfig.h"
#include "core/oci/wording.h"

#include <cstdio>

namespace darse::container {
namespace {

constexpr std::string_view kNoTime = "0001-01-01T00:00:00Z";
/// What only the engine needs stands in a member of this name.
constexpr const char* kOurs = "Darse";

Json probeJson(const HealthProbe& probe)
{
    return {{"Start", timeText(probe.start)},
            {"End", timeText(probe.end)},
            {"ExitCode", probe.exitCode},
            {"Output", probe.output}};
}

Json healthJson(const HealthState& health)
{
    Json log = Json::array();
    for (const HealthProbe& probe : health.log)
        log.push_back(probeJson(probe));
    return {{"Status", toString(health.status)}, {"FailingStreak", health.failingStreak}, {"Log", std::move(log)}};
}

Result<void> readTime(Reader& reader, std::string_view name, std::optional<TimePoint>& into)
{
    std::string text(kNoTime);
    TRY(reader.read(name, text));
    into.reset();
    if (text == kNoTime)
        return ok();
    into = oci::parseTime(text);
    if (!into)
        return reader.wrong(name, "is not a time: " + oci::inQuotes(text));
    return ok();
}

Result<HealthProbe> readProbe(Reader& reader)
{
    HealthProbe probe;
    std::optional<TimePoint> start;
    std::optional<TimePoint> end;
    TRY(readTime(reader, "Start", start));
    TRY(readTime(reader, "End", end));
    probe.start = start.value_or(TimePoint());
    probe.end = end.value_or(TimePoint());
    TRY(reader.read("ExitCode", probe.exitCode));
    TRY(reader.read("Output", probe.output));
    return probe;
}

Result<void> readHealth(Reader& body, HealthState& into)
{
    TRY_DECLARE(auto reader, body.object("Health"));
    if (!reader)
        return ok();
    std::string status;
    TRY(reader->read("Status", status));
    const auto parsed = parseHealth(status);
    if (!parsed)
        return reader->wrong("Status", "cannot be " + oci::inQuotes(status));
    into.status = *parsed;
    TRY(reader->read("FailingStreak", into.failingStreak));
    TRY_DECLARE(auto probes, reader->objects("Log"));
    for (Reader& one : probes) {
        TRY_DECLARE(auto probe, readProbe(one));
        into.log.push_back(std::move(probe));
    }
    return ok();
}

Result<void> readOurs(Reader& body, State& state)
{
    TRY_DECLARE(auto reader, body.object(kOurs));
    if (!reader)
        return ok();
    TRY(reader->read("MonitorPid", state.monitorPid));
    TRY(reader->read("RestartCount", state.restartCount));
    return reader->read("StoppedByUser", state.wasStoppedByUser);
}

} // namespace

std::string timeText(const std::optional<TimePoint>& time)
{
    if (!time)
        return std::string(kNoTime);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*time);
    std::string text = oci::formatTime(seconds);
    const auto fraction = (*time - seconds).count();
    if (fraction == 0)
        return text;
    char digits[16];
    const int length = std::snprintf(digits, sizeof digits, ".%09lld", static_cast<long long>(fraction));
    std::string_view shown(digits, static_cast<std::size_t>(length));
    shown = shown.substr(0, shown.find_last_not_of('0') + 1);
    text.insert(text.size() - 1, shown);
    return text;
}

nlohmann::json inspectedState(const State& state)
{
    Json json = {
        {"Status", toString(state.status)},
        {"Running", state.isAlive() || state.status == Status::Restarting},
        {"Paused", state.status == Status::Paused},
        {"Restarting", state.status == Status::Restarting},
        {"OOMKilled", state.isOomKilled},
        {"Dead", state.status == Status::Dead},
        {"Pid", state.pid},
        {"ExitCode", state.exitCode},
        {"Error", state.error},
        {"StartedAt", timeText(state.startedAt)},
        {"FinishedAt", timeText(state.finishedAt)},
    };
    if (state.health != HealthState())
        json["Health"] = healthJson(state.health);
    return json;
}

nlohmann::json stateJson(const State& state)
{
    Json json = inspectedState(state);
    json[kOurs] = {{"MonitorPid", state.monitorPid},
                   {"RestartCount", state.restartCount},
                   {"StoppedByUser", state.wasStoppedByUser}};
    return json;
}

Result<State> parseState(const nlohmann::json& body)
{
    std::vector<std::string> warnings;
    TRY_DECLARE(auto reader, Reader::of(body, "", warnings));
    State state;
    std::string status(toString(Status::Created));
    TRY(reader.read("Status", status));
    const auto parsed = parseStatus(status);
    if (!parsed)
        return reader.wrong("Status", "cannot be " + oci::inQuotes(status));
    state.status = *parsed;
    TRY(reader.read("Pid", state.pid));
    TRY(reader.read("ExitCode", state.exitCode));
    TRY(reader.read("OOMKilled", state.isOomKilled));
    TRY(reader.read("Error", state.error));
    TRY(readTime(reader, "StartedAt", state.startedAt));
    TRY(readTime(reader, "FinishedAt", state.finishedAt));
    TRY(readHealth(reader, state.health));
    TRY(readOurs(reader, state));
    return state;
}

} // namespace darse::container
