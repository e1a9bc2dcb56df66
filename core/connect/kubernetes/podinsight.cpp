// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podinsight.h"

#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"
#include "core/connect/kubernetes/podrun.h"

#include <QRegularExpression>

namespace darse::connect::kubernetes {
namespace {

using backend::Ending;
using backend::ProcessTable;

constexpr std::size_t kMostSaid = std::size_t{512} * 1024;
constexpr int kLastLines = 3;
constexpr int kIndent = 2;

/// Its own number, then a table. Many images have no ps, or one that knows few words.
constexpr const char* kScript = R"sh(echo $$
ps -o user,pid,ppid,time,args 2>/dev/null && exit
command -v ps >/dev/null && exec ps
echo USER PID PPID COMMAND
for d in /proc/[0-9]*; do
  while read -r key value rest; do
    case $key in PPid:) parent=$value ;; Uid:) user=$value ;; Name:) name=$value ;; esac
  done 2>/dev/null <"$d/status" || continue
  words=$(tr '\000\n' '  ' <"$d/cmdline" 2>/dev/null)
  echo "$user ${d#/proc/} $parent ${words:-[$name]}"
done)sh";

/// The first words, and the rest of the line.
QStringList cellsOf(const QString& line, qsizetype count)
{
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    QStringList cells = line.trimmed().split(kSpace);
    if (cells.size() <= count)
        return cells;
    QStringList out = cells.first(count - 1);
    out.push_back(cells.sliced(count - 1).join(u' '));
    return out;
}

Result<json> containerAt(KubeWire& wire, const QString& key, const std::stop_token& stop)
{
    const ContainerPlace place = containerPlace(key);
    TRY_DECLARE(const Answer pod, wire.ask({.named = namedBy(kube::kind::pod, place.pod)}, stop));
    json found = containerIn(pod.body, place.name);
    if (found.is_null())
        return Error(ErrorKind::NotFound, "the pod has no such container any more");
    return found;
}

QStringList lastLines(KubeWire& wire, const QString& key, const std::stop_token& stop)
{
    const ContainerPlace place = containerPlace(key);
    const auto exchange = wire.log(namedBy(kube::kind::pod, place.pod),
                                   {.container = place.name.toStdString(), .tail = kLastLines}, stop);
    if (!exchange)
        return {};
    const auto said = (*exchange)->collect(kMostSaid, stop);
    QStringList lines = said ? QString::fromStdString(*said).split(u'\n', Qt::SkipEmptyParts) : QStringList();
    for (QString& line : lines)
        line = line.section(u' ', 1); // without its time
    return lines;
}

} // namespace

ProcessTable processesIn(std::string_view said)
{
    QStringList lines = QString::fromUtf8(said.data(), qsizetype(said.size())).split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 2)
        return {};
    const QString own = lines.takeFirst().trimmed();
    ProcessTable table{.titles = cellsOf(lines.takeFirst(), 1000), .rows = {}};
    const auto pid = table.titles.indexOf(QStringLiteral("PID"));
    const auto parent = table.titles.indexOf(QStringLiteral("PPID"));
    for (const QString& line : lines) {
        QStringList cells = cellsOf(line, table.titles.size());
        const bool isOurs = (pid >= 0 && cells.value(pid) == own) || (parent >= 0 && cells.value(parent) == own);
        while (cells.size() < table.titles.size())
            cells.push_back({});
        if (!isOurs)
            table.rows.push_back(std::move(cells));
    }
    return table;
}

backend::Pending<QString> PodInsight::json(const backend::ObjectRef& ref)
{
    return m_hands.ask<QString>([wire = m_wire, ref](const std::stop_token& stop) -> Result<QString> {
        if (ref.kind != backend::Kind::Container)
            return Error(ErrorKind::Unsupported, "the YAML of it says all that is known");
        TRY_DECLARE(const nlohmann::json found, containerAt(*wire, ref.key, stop));
        return QString::fromStdString(found.dump(kIndent));
    });
}

backend::Pending<ProcessTable> PodInsight::processes(const QString& container)
{
    return m_hands.ask<ProcessTable>([wire = m_wire, container](const std::stop_token& stop) -> Result<ProcessTable> {
        TRY_DECLARE(const std::string said, saidBy(*wire, container, {"sh", "-c", kScript}, kMostSaid, stop));
        return processesIn(said);
    });
}

backend::Pending<Ending> PodInsight::ending(const QString& container)
{
    return m_hands.ask<Ending>([wire = m_wire, container](const std::stop_token& stop) -> Result<Ending> {
        TRY_DECLARE(const nlohmann::json found, containerAt(*wire, container, stop));
        const nlohmann::json& status = docker::member(found, "status");
        const nlohmann::json& now = docker::member(docker::member(status, "state"), "terminated");
        const nlohmann::json& ended =
            now.is_object() ? now : docker::member(docker::member(status, "lastState"), "terminated");
        if (!ended.is_object())
            return Error(ErrorKind::NotFound, "it has not ended");
        return Ending{.exitCode = int(docker::numberOf(ended, "exitCode")),
                      .isOutOfMemory = docker::textOf(ended, "reason") == QLatin1StringView("OOMKilled"),
                      .error = docker::textOf(ended, "message"),
                      .lastLines = now.is_object() ? lastLines(*wire, container, stop) : QStringList()};
    });
}

backend::Pending<std::vector<backend::LayerContent>> PodInsight::layers(const QString&)
{
    return backend::ready<std::vector<backend::LayerContent>>(
        Error(ErrorKind::Unsupported, "a cluster does not show its images"));
}

backend::Pending<backend::Numbers> PodInsight::numbers(const backend::NumbersAsked&)
{
    return backend::ready<backend::Numbers>(Error(ErrorKind::Unsupported, "a cluster tells no more numbers"));
}

} // namespace darse::connect::kubernetes
