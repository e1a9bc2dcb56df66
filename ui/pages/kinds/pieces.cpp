// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/pieces.h"

#include "core/backend/objects.h"
#include "core/session/session.h"
#include "ui/style/statuslook.h"
#include "ui/style/words.h"
#include "ui/widgets/statewords.h"

#include <QLocale>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Object;
using backend::Status;
using session::Metric;
using session::Session;

/// Worst first: what a person should see at the top when sorting by status.
constexpr Status kSeverity[] = {Status::Failed,    Status::Restarting, Status::Warning,  Status::Pending,
                                Status::Starting,  Status::Updating,   Status::Stopping, Status::Paused,
                                Status::Running,   Status::Active,     Status::Unknown,  Status::Stopped,
                                Status::Succeeded, Status::Idle,       Status::Normal};

double severity(Status status)
{
    return static_cast<double>(std::ranges::find(kSeverity, status) - std::begin(kSeverity));
}

SortKey liveKey(const Object& object, Session& session, Metric metric)
{
    const auto value = session.metrics().latest({object.kind, object.key}, metric);
    return value ? SortKey(*value) : SortKey();
}

} // namespace

Column nameColumn()
{
    return {.id = "name",
            .title = QT_TRANSLATE_NOOP("columns", "Name"),
            .paint = Paint::Name,
            .width = 190,
            .stretch = 190,
            .text = [](const Object& object, Session&) { return object.name; }};
}

QString shortReference(const QString& reference)
{
    QString name = reference;
    for (const QLatin1StringView prefix : {QLatin1StringView("docker.io/"), QLatin1StringView("library/")}) {
        if (name.startsWith(prefix))
            name.remove(0, prefix.size());
    }
    return name;
}

Column statusColumn()
{
    return {.id = "status",
            .title = QT_TRANSLATE_NOOP("columns", "Status"),
            .paint = Paint::Status,
            .width = 120,
            .text = [](const Object& object, Session&) { return statusLook(object.status).word; },
            .sortKey = [](const Object& object, Session&) -> SortKey { return severity(object.status); },
            .tooltip = [](const Object& object, Session&) { return stateText(object, Since::Told); }};
}

Column projectColumn()
{
    return {.id = "project",
            .title = QT_TRANSLATE_NOOP("columns", "Project"),
            .width = 90,
            .text = [](const Object& object, Session&) { return object.project; }};
}

Column ageColumn()
{
    return {.id = "created",
            .title = QT_TRANSLATE_NOOP("columns", "Age"),
            .paint = Paint::Age,
            .width = 70,
            .text = [](const Object& object,
                       Session&) { return formatAge(object.created, QDateTime::currentDateTimeUtc()); },
            .sortKey = [](const Object& object, Session&) -> SortKey {
                // Youngest first, as ages grow.
                return object.created.isValid() ? SortKey(-static_cast<double>(object.created.toMSecsSinceEpoch()))
                                                : SortKey();
            },
            .tooltip = [](const Object& object, Session&) { return formatMoment(object.created); }};
}

Column labelsColumn()
{
    return hiddenAtFirst(
        {.id = "labels",
         .title = QT_TRANSLATE_NOOP("columns", "Labels"),
         .width = 220,
         .text = [](const Object& object, Session&) { return joinPairs(object.labels, QStringLiteral(", ")); }});
}

Column cpuColumn()
{
    return {.id = "cpu",
            .title = QT_TRANSLATE_NOOP("columns", "CPU (cores)"),
            .paint = Paint::Sparkline,
            .width = 140,
            .isLive = true,
            .text =
                [](const Object& object, Session& session) {
                    const auto cores = session.metrics().latest({object.kind, object.key}, Metric::Cpu);
                    return cores ? formatCores(*cores) : missingValue();
                },
            .sortKey = [](const Object& object, Session& session) { return liveKey(object, session, Metric::Cpu); }};
}

Column memoryColumn()
{
    return {.id = "memory",
            .title = QT_TRANSLATE_NOOP("columns", "Memory"),
            .paint = Paint::Sparkline,
            .width = 160,
            .isLive = true,
            .text =
                [](const Object& object, Session& session) {
                    const auto bytes = session.metrics().latest({object.kind, object.key}, Metric::Memory);
                    return bytes ? formatBytes(*bytes) : missingValue();
                },
            .sortKey = [](const Object& object, Session& session) { return liveKey(object, session, Metric::Memory); }};
}

Column hiddenAtFirst(Column column)
{
    column.isShownAtFirst = false;
    return column;
}

Column mono(Column column)
{
    column.paint = Paint::Mono;
    return column;
}

FactGroup identityFacts()
{
    return {QT_TRANSLATE_NOOP("facts", "Identity"),
            {{.label = QT_TRANSLATE_NOOP("facts", "Project"),
              .value = [](const Object& object, Session&) { return object.project; }},
             {.label = QT_TRANSLATE_NOOP("facts", "Part of"),
              .value = [](const Object&, Session&) { return QString(); },
              .links = [](const Object& object) { return object.owners; }},
             {.label = QT_TRANSLATE_NOOP("facts", "Created"),
              .value = [](const Object& object, Session&) { return formatMoment(object.created); }},
             {.label = QT_TRANSLATE_NOOP("facts", "Labels"),
              .value = [](const Object& object, Session&) { return joinPairs(object.labels, QStringLiteral("\n")); }},
             {.label = QT_TRANSLATE_NOOP("facts", "ID"),
              .value = [](const Object& object, Session&) { return object.key; },
              .isMono = true}}};
}

std::vector<backend::ObjectRef> refs(backend::Kind kind, const QStringList& keys)
{
    std::vector<backend::ObjectRef> result;
    for (const QString& key : keys) {
        if (!key.isEmpty())
            result.push_back({kind, key});
    }
    return result;
}

Action deleteAction(backend::Kind kind, const char* consequence, const QString& commandLine)
{
    return {.id = "delete",
            .label = QT_TRANSLATE_NOOP("actions", "Delete"),
            .operation = QT_TRANSLATE_NOOP("operations", "Delete %1"),
            .icon = QStringLiteral("delete"),
            .shortcut = QStringLiteral("Del"),
            .commandLine = commandLine,
            .isDanger = true,
            .consequence = consequence,
            .applies = [](const Object&) { return true; },
            .isOffered =
                [kind](backend::Backend& backend) {
                    return backend.objects(kind) != nullptr && backend.objects(kind)->canRemove();
                },
            .run =
                [kind](backend::Backend& backend, const Object& object) {
                    backend::Objects* objects = backend.objects(kind);
                    return objects != nullptr ? objects->remove(object.key) : notOffered(object);
                }};
}

backend::Pending<void> notOffered(const backend::Object& object)
{
    return backend::ready<void>(
        Error(ErrorKind::Unreachable, object.name.toStdString() + " is out of reach: the connection is lost"));
}

QString formatNumber(int number)
{
    return QLocale().toString(number);
}

} // namespace darse::ui
