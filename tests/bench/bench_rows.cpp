// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fifty thousand rows in a list: numbers, not verdicts. Goals: one frame for what a person does, 10 ms for a change.
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/models/objecttable.h"
#include "ui/pages/list/objectview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace darse;
using namespace darse::ui;
using backend::as, backend::Container, backend::Object;
using session::Session;

namespace {

constexpr int kRows = 50'000;
constexpr int kRuns = 30;

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
        {"name", "Name", Paint::Name, 240, true, false, [](const Object& o, Session&) { return o.name; }, {}, {}},
        {"status",
         "Status",
         Paint::Status,
         130,
         true,
         false,
         [](const Object& o, Session&) { return o.reason; },
         [](const Object& o, Session&) -> SortKey { return static_cast<double>(o.status); },
         {}},
        {"image",
         "Image",
         Paint::Mono,
         200,
         true,
         false,
         [](const Object& o, Session&) { return as<Container>(o).image; },
         {},
         {}},
        {"cpu",
         "CPU",
         Paint::Sparkline,
         150,
         true,
         true,
         liveText(session::Metric::Cpu),
         live(session::Metric::Cpu),
         {}},
        {"memory",
         "Memory",
         Paint::Sparkline,
         150,
         true,
         true,
         liveText(session::Metric::Memory),
         live(session::Metric::Memory),
         {}},
        {"project",
         "Project",
         Paint::Text,
         110,
         true,
         false,
         [](const Object& o, Session&) { return o.project; },
         {},
         {}},
        {"restarts",
         "Restarts",
         Paint::Number,
         80,
         true,
         false,
         [](const Object& o, Session&) { return QString::number(as<Container>(o).restarts); },
         [](const Object& o, Session&) -> SortKey { return static_cast<double>(as<Container>(o).restarts); },
         {}},
        {"created", "Created", Paint::Age, 90, true, false, age, created, {}},
    };
}

backend::ObjectPtr makeRow(int number, QRandomGenerator& random)
{
    static const char* const kApps[] = {"web", "api", "worker", "cache", "db", "queue", "search", "mail"};
    const QString app = QLatin1StringView(kApps[number % 8]);
    auto row = test::makeContainer(QStringLiteral("%1-%2-%3").arg(app).arg(number % 97).arg(number));
    row->key =
        QStringLiteral("%1%2").arg(number * 2654435761U, 8, 16, QLatin1Char('0')).arg(number, 8, 16, QLatin1Char('0'));
    row->status = static_cast<backend::Status>(random.bounded(13));
    row->reason = QStringLiteral("exit 137");
    row->image = QStringLiteral("registry.example/%1:%2").arg(app).arg(number % 13);
    row->project = QStringLiteral("project-%1").arg(number % 40);
    row->labels = {{QStringLiteral("app"), app}, {QStringLiteral("tier"), QStringLiteral("back")}};
    row->restarts = random.bounded(5);
    row->created = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000 + random.bounded(100'000'000), Qt::UTC);
    return row;
}

struct Goal {
    const char* what;
    double milliseconds;
};

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Runs `prepare`, then takes the time of `work`, and prints one line. The processor time tells what it would be on a
/// machine that has nothing else to do.
void measure(Goal goal, const std::function<void(int)>& prepare, const std::function<void(int)>& work)
{
    std::vector<double> times;
    std::vector<double> cpuTimes;
    for (int run = 0; run < kRuns; ++run) {
        prepare(run);
        QElapsedTimer timer;
        timer.start();
        const double cpu = cpuMilliseconds();
        work(run);
        cpuTimes.push_back(cpuMilliseconds() - cpu);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::sort(cpuTimes.begin(), cpuTimes.end());
    const auto at = [](const std::vector<double>& of, double share) {
        return of[static_cast<std::size_t>(share * (kRuns - 1))];
    };
    const double p95 = at(times, 0.95);
    std::printf("%-32s %8.2f %8.2f %8.2f %8.2f %8.2f", goal.what, at(times, 0.5), p95, times.back(), at(cpuTimes, 0.5),
                at(cpuTimes, 0.95));
    std::printf("   goal %4.0f  %s\n", goal.milliseconds, p95 <= goal.milliseconds ? "met" : "MISSED");
    std::fflush(stdout);
}

class Bench {
public:
    Bench() : m_session(std::make_unique<test::FakeBackend>()), m_columns(columns()), m_random(7)
    {
        for (int i = 0; i < kRows; ++i)
            m_objects.push_back(makeRow(i, m_random));
        std::sort(m_objects.begin(), m_objects.end(), [](const auto& a, const auto& b) { return a->key < b->key; });
        m_list = std::make_shared<backend::ObjectList>(m_objects);
        (void)m_session.metrics();
        sendMetrics(40);
    }

    void run()
    {
        std::printf("%d rows, %d runs, milliseconds\n", kRows, kRuns);
        std::printf("%-32s %8s %8s %8s %8s %8s\n", "", "p50", "p95", "max", "cpu p50", "cpu p95");
        firstShow();
        ObjectTable table(m_columns, m_session);
        ObjectView view(table, nullptr);
        view.resize(1200, 900);
        table.setRows(m_list);
        view.show();
        settle(200);
        filters(table, view);
        sorts(table, view);
        scrolls(view);
        changes(table, view);
    }

private:
    static void settle(int milliseconds)
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < milliseconds;)
            QApplication::processEvents(QEventLoop::AllEvents, 5);
    }

    static void nothing(int) {}

    /// The layout that is due, and every visible cell.
    static void paint(ObjectView& view) { view.viewport()->repaint(); }

    void sendMetrics(int frames)
    {
        auto& numbers = static_cast<test::FakeBackend&>(m_session.backend()).numbers;
        for (int tick = 0; tick < frames; ++tick) {
            backend::Frame frame;
            frame.atMilliseconds = ++m_tick * 1000;
            for (const auto& object : m_objects) {
                backend::Sample sample;
                sample.ref = {object->kind, object->key};
                sample.cpuCores = m_random.generateDouble();
                sample.memoryBytes = m_random.generateDouble() * 1e9;
                frame.samples.push_back(sample);
            }
            numbers.send(frame);
        }
    }

    void firstShow()
    {
        std::unique_ptr<ObjectTable> table;
        std::unique_ptr<ObjectView> view;
        measure(
            {"first show", 200},
            [&](int) {
                view.reset();
                table.reset();
            },
            [&](int) {
                table = std::make_unique<ObjectTable>(m_columns, m_session);
                view = std::make_unique<ObjectView>(*table, nullptr);
                view->resize(1200, 900);
                table->setRows(m_list);
                table->sort(0, Qt::AscendingOrder);
                view->show();
                paint(*view);
            });
    }

    void filters(ObjectTable& table, ObjectView& view)
    {
        const QString typed = QStringLiteral("web-1 status:failed");
        const auto type = [&](int run) {
            const auto length = 1 + run % typed.size();
            table.setFilter(TextFilter(typed.left(length)));
            paint(view);
        };
        const auto clear = [&](int run) {
            if (run % typed.size() == 0) {
                table.setFilter({});
                paint(view);
            }
        };
        measure({"filter, one more letter", 16}, clear, type);
        const auto erase = [&](int run) {
            table.setFilter(TextFilter(typed.left(typed.size() - 1 - run % typed.size())));
            paint(view);
        };
        measure({"filter, one letter less", 16}, nothing, erase);
        const auto narrow = [&](int) {
            table.setFilter(TextFilter(QStringLiteral("-label:app=web worker")));
            paint(view);
        };
        measure({"filter, cleared", 16}, narrow, [&](int) {
            table.setFilter({});
            paint(view);
        });
    }

    void sorts(ObjectTable& table, ObjectView& view)
    {
        const std::pair<const char*, int> kSorts[] = {
            {"sort by name", 0}, {"sort by status", 1}, {"sort by CPU", 3}, {"sort by created", 7}};
        for (const auto& [what, column] : kSorts) {
            const auto other = [&](int) {
                table.sort(6, Qt::AscendingOrder);
                paint(view);
            };
            measure({what, 16}, other, [&, at = column](int run) {
                table.sort(at, run % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                paint(view);
            });
        }
    }

    static void scrolls(ObjectView& view)
    {
        view.verticalScrollBar()->setValue(0);
        measure({"scroll one page", 16}, nothing, [&](int) {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + view.viewport()->height());
            view.viewport()->repaint();
        });
    }

    backend::ObjectPtr changed(const backend::ObjectPtr& object)
    {
        auto copy = std::make_shared<Container>(as<Container>(*object));
        copy->status = static_cast<backend::Status>(m_random.bounded(13));
        copy->restarts += 1;
        return copy;
    }

    void changes(ObjectTable& table, ObjectView& view)
    {
        const auto change = [&](int) {
            for (int i = 0; i < kRows / 100; ++i) {
                auto& object = m_objects[static_cast<std::size_t>(m_random.bounded(kRows))];
                object = changed(object);
            }
            m_list = std::make_shared<backend::ObjectList>(m_objects);
        };
        const auto apply = [&](int) {
            table.setRows(m_list);
            paint(view);
        };
        table.sort(0, Qt::AscendingOrder);
        settle(200);
        measure({"1 % change, sorted by name", 10}, change, apply);
        table.sort(1, Qt::AscendingOrder);
        settle(200);
        measure({"1 % change, sorted by status", 10}, change, apply);
        const auto exchange = [&](int run) {
            backend::ObjectList kept;
            for (std::size_t i = 0; i < m_objects.size(); ++i) {
                if (i % 100 != static_cast<std::size_t>(run % 100))
                    kept.push_back(m_objects[i]);
            }
            m_list = std::make_shared<backend::ObjectList>(std::move(kept));
        };
        measure({"1 % of the rows gone, 1 % come", 10}, exchange, apply);
        measure(
            {"live numbers, one tick", 10}, [&](int) { sendMetrics(1); },
            [&](int) {
                table.tickLive();
                paint(view);
            });
    }

    Session m_session;
    std::vector<Column> m_columns;
    QRandomGenerator m_random;
    backend::ObjectList m_objects;
    std::shared_ptr<const backend::ObjectList> m_list;
    qint64 m_tick = 0;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light, 1.0);
    Bench().run();
    return 0;
}
