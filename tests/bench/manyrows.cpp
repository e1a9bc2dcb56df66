// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/manyrows.h"

#include "core/session/session.h"
#include "tests/support/fakebackend.h"

namespace darse::bench {

using namespace ui;
using backend::as, backend::Container, backend::Object;
using session::Session;

namespace {

backend::Status randomStatus(QRandomGenerator& random)
{
    return static_cast<backend::Status>(random.bounded(static_cast<int>(backend::Status::Unknown) + 1));
}

} // namespace

std::vector<Column> columns()
{
    const auto live = [](session::Metric metric) {
        return [metric](const Object& object, Session& session) -> SortKey {
            const auto value = session.metrics().latest({object.kind, object.key}, metric);
            return value ? SortKey(*value) : SortKey();
        };
    };
    const auto liveText = [](session::Metric metric) {
        return [metric](const Object& object, Session& session) {
            const auto value = session.metrics().latest({object.kind, object.key}, metric);
            return value ? QString::number(*value, 'f', 2) : QString();
        };
    };
    const auto created = [](const Object& object, Session&) -> SortKey {
        return static_cast<double>(object.created.toMSecsSinceEpoch());
    };
    const auto age = [](const Object& object, Session&) {
        return QString::number(object.created.secsTo(QDateTime::currentDateTimeUtc()) / 60) + QStringLiteral(" min");
    };
    return {
        {"name", "Name", Paint::Name, 240, 0, true, false, [](const Object& o, Session&) { return o.name; }, {}, {}},
        {"status",
         "Status",
         Paint::Status,
         130,
         0,
         true,
         false,
         [](const Object& o, Session&) { return o.reason; },
         [](const Object& o, Session&) -> SortKey { return static_cast<double>(o.status); },
         {}},
        {"image",
         "Image",
         Paint::Mono,
         200,
         0,
         true,
         false,
         [](const Object& o, Session&) { return as<Container>(o).image; },
         {},
         {}},
        {"cpu",
         "CPU",
         Paint::Sparkline,
         150,
         0,
         true,
         true,
         liveText(session::Metric::Cpu),
         live(session::Metric::Cpu),
         {}},
        {"memory",
         "Memory",
         Paint::Sparkline,
         150,
         0,
         true,
         true,
         liveText(session::Metric::Memory),
         live(session::Metric::Memory),
         {}},
        {"project",
         "Project",
         Paint::Text,
         110,
         0,
         true,
         false,
         [](const Object& o, Session&) { return o.project; },
         {},
         {}},
        {"restarts",
         "Restarts",
         Paint::Number,
         80,
         0,
         true,
         false,
         [](const Object& o, Session&) { return QString::number(as<Container>(o).restarts); },
         [](const Object& o, Session&) -> SortKey { return static_cast<double>(as<Container>(o).restarts); },
         {}},
        {"created", "Created", Paint::Age, 90, 0, true, false, age, created, {}},
    };
}

backend::ObjectPtr makeRow(int number, QRandomGenerator& random)
{
    static const char* const kApps[] = {"web", "api", "worker", "cache", "db", "queue", "search", "mail"};
    const QString app = QLatin1StringView(kApps[number % 8]);
    auto row = test::makeContainer(QStringLiteral("%1-%2-%3").arg(app).arg(number % 97).arg(number));
    row->key =
        QStringLiteral("%1%2").arg(number * 2654435761U, 8, 16, QLatin1Char('0')).arg(number, 8, 16, QLatin1Char('0'));
    row->status = randomStatus(random);
    row->reason = QStringLiteral("exit 137");
    row->image = QStringLiteral("registry.example/%1:%2").arg(app).arg(number % 13);
    row->project = QStringLiteral("project-%1").arg(number % 40);
    row->labels = {{QStringLiteral("app"), app}, {QStringLiteral("tier"), QStringLiteral("back")}};
    row->restarts = random.bounded(5);
    row->created = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000 + random.bounded(100'000'000), Qt::UTC);
    return row;
}

backend::ObjectPtr changedRow(const backend::ObjectPtr& before, QRandomGenerator& random)
{
    auto row = std::make_shared<Container>(as<Container>(*before));
    row->status = randomStatus(random);
    row->restarts += 1;
    return row;
}

} // namespace darse::bench
