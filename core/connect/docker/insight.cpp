// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/insight.h"

#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/fetching.h"
#include "core/connect/docker/logreading.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

constexpr std::size_t kMostOfALog = std::size_t{256} * 1024;
constexpr int kLastLines = 3;
constexpr int kIndent = 2;

Result<void> done(const Result<json>& answer)
{
    return answer ? ok() : Result<void>(answer.error());
}

/// What it said last. Without an answer: nothing.
QStringList lastLinesOf(Wire& wire, const std::string& id, LogFraming framing, const std::stop_token& stop)
{
    const auto exchange = wire.open(
        {.target = "/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1&tail=" + std::to_string(kLastLines)},
        stop);
    if (!exchange)
        return {};
    const auto body = (*exchange)->collect(kMostOfALog, stop);
    if (!body)
        return {};
    LogReader reader(framing);
    QStringList texts;
    if (const auto lines = reader.take(*body)) {
        for (const backend::LogLine& line : *lines)
            texts.append(line.text);
    }
    for (const backend::LogLine& line : reader.rest())
        texts.append(line.text);
    return texts;
}

/// The most memory that was measured in the last seconds; 0 where nobody keeps a history.
qint64 usedBefore(Wire& wire, const QString& container, const QDateTime& end, const std::stop_token& stop)
{
    constexpr qint64 kBefore = 15'000;
    constexpr qint64 kAfter = 1'000;
    constexpr std::size_t kMost = 3;
    if (!end.isValid())
        return 0;
    const qint64 moment = end.toMSecsSinceEpoch();
    const auto answer = wire.ask({.target = "/darse/v1/metrics/query?id=" + queryText(container) +
                                            "&from=" + std::to_string(moment - kBefore) +
                                            "&to=" + std::to_string(moment + kAfter) + "&step=1000&metric=memory"},
                                 stop);
    double most = 0;
    const json& points = answer ? member(member(member(*answer, "metrics"), "memory"), "points") : json();
    for (const json& point : points.is_array() ? points : json::array()) {
        if (point.is_array() && point.size() > kMost && point[kMost].is_number())
            most = std::max(most, point[kMost].get<double>());
    }
    constexpr double kMostBytes = 9e18;
    return qint64(std::min(most, kMostBytes));
}

} // namespace

backend::ProcessTable processesOf(const json& answer)
{
    backend::ProcessTable table{.titles = textsOf(answer, "Titles"), .rows = {}};
    const json& rows = member(answer, "Processes");
    if (!rows.is_array())
        return table;
    for (const json& row : rows) {
        QStringList cells;
        for (const json& cell : row)
            cells.append(textOf(cell));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

backend::Pending<QString> InsightVerbs::json(const backend::ObjectRef& ref)
{
    return m_hands.ask<QString>([ref, wire = m_wire](const std::stop_token& stop) -> Result<QString> {
        TRY_DECLARE(const docker::json answer, fetchInspect(*wire, ref, stop));
        return QString::fromStdString(answer.dump(kIndent, ' ', false, docker::json::error_handler_t::replace));
    });
}

backend::Pending<backend::ProcessTable> InsightVerbs::processes(const QString& container)
{
    return m_hands.ask<backend::ProcessTable>(
        [wire = m_wire, container](const std::stop_token& stop) -> Result<backend::ProcessTable> {
            TRY_DECLARE(const docker::json answer,
                        wire->ask({.target = "/containers/" + queryText(container) + "/top"}, stop));
            return processesOf(answer);
        });
}

Result<backend::Ending> askEnding(Wire& wire, const QString& container, const std::stop_token& stop)
{
    const std::string id = queryText(container);
    TRY_DECLARE(const json answer, wire.ask({.target = "/containers/" + id + "/json"}, stop));
    const json& state = member(answer, "State");
    backend::Ending ending;
    ending.exitCode = static_cast<int>(numberOf(state, "ExitCode"));
    ending.isOutOfMemory = flagOf(state, "OOMKilled");
    ending.memoryLimit = numberOf(member(answer, "HostConfig"), "Memory");
    if (ending.isOutOfMemory)
        ending.memoryUsed = usedBefore(wire, container, momentOf(state, "FinishedAt"), stop);
    ending.error = textOf(state, "Error");
    const bool isRaw = flagOf(member(answer, "Config"), "Tty");
    ending.lastLines = lastLinesOf(wire, id, isRaw ? LogFraming::Raw : LogFraming::Multiplexed, stop);
    return ending;
}

backend::Pending<backend::Ending> InsightVerbs::ending(const QString& container)
{
    return m_hands.ask<backend::Ending>(
        [wire = m_wire, container](const std::stop_token& stop) { return askEnding(*wire, container, stop); });
}

backend::Pending<std::vector<backend::Attachment>> JoinVerbs::attachments(const QString& container)
{
    using All = std::vector<backend::Attachment>;
    return m_hands.ask<All>([wire = m_wire, container](const std::stop_token& stop) -> Result<All> {
        TRY_DECLARE(const json answer, wire->ask({.target = "/containers/" + queryText(container) + "/json"}, stop));
        return attachmentsOf(member(answer, "NetworkSettings"));
    });
}

backend::Pending<void> JoinVerbs::join(const QString& container, const QString& network)
{
    return m_hands.ask<void>([wire = m_wire, container, network](const std::stop_token& stop) {
        return done(wire->ask({.method = "POST",
                               .target = "/networks/" + queryText(network) + "/connect",
                               .body = {{"Container", container.toStdString()}},
                               .patience = Patience::Long},
                              stop));
    });
}

backend::Pending<void> JoinVerbs::leave(const QString& container, const QString& network)
{
    return m_hands.ask<void>([wire = m_wire, container, network](const std::stop_token& stop) {
        return done(wire->ask({.method = "POST",
                               .target = "/networks/" + queryText(network) + "/disconnect",
                               .body = {{"Container", container.toStdString()}},
                               .patience = Patience::Long},
                              stop));
    });
}

} // namespace darse::connect::docker
