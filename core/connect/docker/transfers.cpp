// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/transfers.h"

#include "core/connect/docker/jobtransfer.h"

#include <algorithm>

namespace darse::connect::docker {

using namespace Qt::StringLiterals;

Result<void> ProgressSum::take(const json& line)
{
    QString error = textOf(member(line, "errorDetail"), "message");
    if (error.isEmpty())
        error = textOf(line, "error");
    if (!error.isEmpty()) {
        const auto kind = parseErrorKind(textOf(line, "kind").toStdString()).value_or(ErrorKind::Internal);
        return Error(kind, error.left(1000).toStdString());
    }
    const QString id = textOf(line, "id");
    const QString status = textOf(line, "status");
    m_line = id.isEmpty() ? status : id + u": "_s + status;
    const json& detail = member(line, "progressDetail");
    if (id.isEmpty() || status.startsWith("Pulling from"_L1))
        return ok();
    if (!m_layers.contains(id))
        m_order.append(id);
    Layer& layer = m_layers[id];
    layer.state = status;
    if (status == "Downloading"_L1 || status == "Pushing"_L1) {
        layer.done = std::max<qint64>(0, numberOf(detail, "current"));
        layer.total = std::max<qint64>(layer.total, numberOf(detail, "total"));
    }
    layer.isReady = status == "Pull complete"_L1 || status == "Already exists"_L1 || status == "Pushed"_L1 ||
                    status == "Layer already exists"_L1;
    if (layer.isReady || status == "Download complete"_L1 || status == "Extracting"_L1)
        layer.done = layer.total;
    return ok();
}

backend::Progress ProgressSum::progress() const
{
    backend::Progress progress{.done = 0, .total = 0, .line = m_line, .parts = {}};
    const bool isMeasured = std::ranges::any_of(m_layers, [](const auto& entry) { return entry.second.total > 0; });
    for (const auto& [id, layer] : m_layers) {
        progress.done += layer.done;
        progress.total += layer.total;
    }
    for (const QString& id : m_order) {
        const Layer& layer = m_layers.at(id);
        progress.parts.push_back(
            {.name = id, .done = layer.done, .total = layer.total, .state = layer.state, .isReady = layer.isReady});
    }
    if (!isMeasured) // small layers come without numbers
        progress.done = progress.total = 0;
    return progress;
}

Result<void> pullImage(Wire& wire, const QString& reference, Report& report)
{
    // Without the word, a server would take all tags.
    const bool hasTag = reference.section(u'/', -1).contains(u':') || reference.contains(u'@');
    const QString whole = hasTag ? reference : reference + u":latest"_s;
    TRY_DECLARE(const net::Headers headers, wire.logins().headersFor(reference, report.stop()));
    return followProgress(wire,
                          {.method = "POST",
                           .target = "/images/create?fromImage=" + queryText(whole),
                           .patience = Patience::Long,
                           .headers = headers},
                          report);
}

std::unique_ptr<backend::Transfer> ImageVerbs::pull(const QString& reference)
{
    return beginTransfer(m_hands, [wire = m_wire, name = reference.trimmed()](Report& report) {
        return pullImage(*wire, name, report).within("pull " + name.toStdString());
    });
}

backend::Pending<void> ImageVerbs::tag(const QString& key, const QString& reference)
{
    const bool hasTag = reference.section(u'/', -1).contains(u':');
    const QString name = hasTag ? reference.section(u':', 0, -2) : reference;
    const QString tag = hasTag ? reference.section(u':', -1) : u"latest"_s;
    const std::string target = "/images/" + pathText(key) + "/tag?repo=" + queryText(name) + "&tag=" + queryText(tag);
    return m_hands.ask<void>([wire = m_wire, target](const std::stop_token& stop) -> Result<void> {
        const auto answer = wire->ask({.method = "POST", .target = target}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

backend::Pending<void> ImageVerbs::makeStarter()
{
    return m_hands.ask<void>([wire = m_wire](const std::stop_token& stop) -> Result<void> {
        const auto answer =
            wire->ask({.method = "POST", .target = "/darse/v1/images/starter", .patience = Patience::Long}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

} // namespace darse::connect::docker
