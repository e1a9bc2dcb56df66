// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/trashverbs.h"

#include "core/connect/docker/stopping.h"

#include <QDateTime>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const auto kPrefix = "darse-trash."_L1;

Result<void> post(Wire& wire, const QString& key, const std::string& verb, const json& body,
                  const std::stop_token& stop)
{
    const auto answer = wire.ask({.method = "POST",
                                  .target = "/containers/" + queryText(key) + "/" + verb,
                                  .body = body,
                                  .patience = Patience::Long},
                                 stop);
    return answer ? ok() : Result<void>(answer.error());
}

Result<void> erase(Wire& wire, const QString& key, const std::stop_token& stop)
{
    const auto answer = wire.ask(
        {.method = "DELETE", .target = "/containers/" + queryText(key) + "?force=1", .patience = Patience::Long}, stop);
    return answer ? ok() : Result<void>(answer.error());
}

/// Whether it was taken: there are servers that change none of a container that is there.
Result<bool> setPolicy(Wire& wire, const QString& key, const QString& policy, const std::stop_token& stop)
{
    const json body{
        {"RestartPolicy",
         {{"Name", policy.section(u':', 0, 0).toStdString()}, {"MaximumRetryCount", policy.section(u':', 1).toInt()}}}};
    const auto changed = post(wire, key, "update", body, stop);
    if (!changed && changed.error().kind() != ErrorKind::Unsupported)
        return changed.error();
    return changed.isOk();
}

/// Out of sight first, then stopped: its name is free at once.
Result<void> discardNow(Wire& wire, const QString& key, std::chrono::seconds kept, const std::stop_token& stop)
{
    TRY_DECLARE(const json answer, wire.ask({.target = "/containers/" + queryText(key) + "/json"}, stop));
    const json& host = member(answer, "HostConfig");
    if (flagOf(host, "AutoRemove"))
        return erase(wire, key, stop);
    const json& restart = member(host, "RestartPolicy");
    TrashName parts{.until = QDateTime::currentSecsSinceEpoch() + kept.count()};
    parts.wasRunning = isUp(answer);
    parts.restartPolicy = textOf(restart, "Name");
    if (const qint64 tries = numberOf(restart, "MaximumRetryCount"); tries > 0)
        parts.restartPolicy += u":%1"_s.arg(tries);
    parts.name = textOf(answer, "Name");
    if (parts.name.startsWith(u'/'))
        parts.name.remove(0, 1);
    if (parts.hasPolicy())
        TRY(setPolicy(wire, key, u"no"_s, stop));
    auto gone = post(wire, key, "rename?name=" + queryText(trashName(parts)), nullptr, stop);
    if (gone && parts.wasRunning && flagOf(member(answer, "State"), "Paused"))
        gone = post(wire, key, "unpause", nullptr, stop);
    if (gone && parts.wasRunning)
        gone = stopForGood(wire, key, stop);
    if (gone)
        return gone;
    static_cast<void>(post(wire, key, "rename?name=" + queryText(parts.name), nullptr, stop));
    if (parts.hasPolicy())
        static_cast<void>(setPolicy(wire, key, parts.restartPolicy, stop));
    return gone;
}

Result<void> restoreNow(Wire& wire, const QString& key, const std::stop_token& stop)
{
    TRY_DECLARE(const json answer, wire.ask({.target = "/containers/" + queryText(key) + "/json"}, stop));
    QString name = textOf(answer, "Name");
    if (name.startsWith(u'/'))
        name.remove(0, 1);
    const auto parts = readTrashName(name);
    if (!parts)
        return Error(ErrorKind::InvalidState, "container " + name.toStdString() + " is not in the trash");
    TRY(post(wire, key, "rename?name=" + queryText(parts->name), nullptr, stop));
    if (parts->hasPolicy())
        TRY(setPolicy(wire, key, parts->restartPolicy, stop));
    return parts->wasRunning ? post(wire, key, "start", nullptr, stop) : ok();
}

/// One that is in the trash.
struct Row {
    QString key;
    QString image;
    TrashName parts;
    bool isRunning = false;
};

Result<std::vector<Row>> rowsNow(Wire& wire, const std::stop_token& stop)
{
    const std::string named = R"({"name":[")" + std::string(kPrefix.data(), kPrefix.size()) + R"("]})";
    TRY_DECLARE(const json rows, wire.ask({.target = "/containers/json?all=1&filters=" + queryText(named)}, stop));
    std::vector<Row> all;
    if (!rows.is_array())
        return all;
    for (const json& row : rows) {
        QString name = textsOf(row, "Names").value(0);
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        if (auto parts = readTrashName(name))
            all.push_back({.key = textOf(row, "Id"),
                           .image = textOf(row, "Image"),
                           .parts = std::move(*parts),
                           .isRunning = textOf(row, "State") == "running"_L1});
    }
    return all;
}

Result<std::vector<backend::Discarded>> listNow(Wire& wire, const std::stop_token& stop)
{
    TRY_DECLARE(const auto rows, rowsNow(wire, stop));
    std::vector<backend::Discarded> all;
    all.reserve(rows.size());
    for (const Row& row : rows)
        all.push_back({.key = row.key,
                       .name = row.parts.name,
                       .image = row.image,
                       .until = QDateTime::fromSecsSinceEpoch(row.parts.until)});
    return all;
}

} // namespace

QString trashName(const TrashName& parts)
{
    QString policy = parts.restartPolicy.isEmpty() ? u"no"_s : parts.restartPolicy;
    policy.replace(u':', u'_'); // a name has no colons
    return u"%1%2.%3.%4.%5"_s.arg(kPrefix)
        .arg(parts.until)
        .arg(QLatin1Char(parts.wasRunning ? 'r' : 's'))
        .arg(policy, parts.name);
}

std::optional<TrashName> readTrashName(const QString& name)
{
    constexpr int kFirstOfName = 4;
    if (!isTrashName(name))
        return std::nullopt;
    bool isNumber = false;
    TrashName parts{.until = name.section(u'.', 1, 1).toLongLong(&isNumber)};
    parts.wasRunning = name.section(u'.', 2, 2) == "r"_L1;
    parts.restartPolicy = name.section(u'.', 3, 3).replace(u'_', u':');
    parts.name = name.section(u'.', kFirstOfName);
    return isNumber && !parts.name.isEmpty() ? std::optional(parts) : std::nullopt;
}

bool isTrashName(const QString& name)
{
    return name.startsWith(kPrefix);
}

TrashVerbs::TrashVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire))
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(1min);
    connect(&m_timer, &QTimer::timeout, this, &TrashVerbs::sweep);
}

void TrashVerbs::beginSweeping()
{
    if (!m_timer.isActive())
        m_timer.start();
    sweep();
}

void TrashVerbs::sweep()
{
    m_hands.start([wire = m_wire](const std::stop_token& stop) {
        const auto all = rowsNow(*wire, stop);
        if (!all)
            return; // next time
        for (const Row& one : *all) {
            if (one.parts.until <= QDateTime::currentSecsSinceEpoch())
                static_cast<void>(erase(*wire, one.key, stop));
            // Its policy could not be taken from it, and the machine has begun anew.
            else if (one.isRunning && one.parts.hasPolicy())
                static_cast<void>(stopForGood(*wire, one.key, stop));
        }
    });
}

backend::Pending<void> TrashVerbs::discard(const QString& container)
{
    return m_hands.ask<void>([wire = m_wire, container, kept = m_kept](const std::stop_token& stop) {
        return discardNow(*wire, container, kept, stop);
    });
}

backend::Pending<void> TrashVerbs::restore(const QString& container)
{
    return m_hands.ask<void>(
        [wire = m_wire, container](const std::stop_token& stop) { return restoreNow(*wire, container, stop); });
}

backend::Pending<void> TrashVerbs::purge(const QString& container)
{
    return m_hands.ask<void>(
        [wire = m_wire, container](const std::stop_token& stop) { return erase(*wire, container, stop); });
}

backend::Pending<std::vector<backend::Discarded>> TrashVerbs::list()
{
    return m_hands.ask<std::vector<backend::Discarded>>(
        [wire = m_wire](const std::stop_token& stop) { return listNow(*wire, stop); });
}

} // namespace darse::connect::docker
