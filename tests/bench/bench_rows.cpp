// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fifty thousand rows in a list: numbers, not verdicts. Goals: one frame for what a person does, 10 ms for a change.
#include "core/session/session.h"
#include "tests/bench/manyrows.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/fakebackend.h"
#include "ui/models/objecttable.h"
#include "ui/pages/list/objectview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace darse;
using namespace darse::bench;
using namespace darse::ui;

namespace {

constexpr int kRows = 50'000;

class Bench {
public:
    Bench() : m_session(std::make_unique<test::FakeBackend>()), m_columns(columns()), m_random(7)
    {
        for (int i = 0; i < kRows; ++i)
            m_objects.push_back(makeRow(i, m_random));
        std::sort(m_objects.begin(), m_objects.end(), [](const auto& a, const auto& b) { return a->key < b->key; });
        m_list = std::make_shared<backend::ObjectList>(m_objects);
        QObject::connect(&m_session.metrics(), &session::MetricsStore::ticked, &m_session, [] {});
        sendMetrics(40);
    }

    void run()
    {
        std::printf("%d rows, ", kRows);
        reportHead();
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
                table->sort(0, Qt::AscendingOrder);
                table->setRows(m_list);
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

    /// Sorting is done in slices: what counts is that no turn of the event loop is long, and the sum.
    void sorts(ObjectTable& table, ObjectView& view)
    {
        struct Sort {
            Goal frame, sum;
            int column;
        };
        const Sort kSorts[] = {{{"sort by name, longest frame", 16}, {"sort by name, until shown", 100}, 0},
                               {{"sort by status, longest frame", 16}, {"sort by status, until shown", 100}, 1},
                               {{"sort by CPU, longest frame", 16}, {"sort by CPU, until shown", 100}, 3},
                               {{"sort by created, longest frame", 16}, {"sort by created, until shown", 100}, 7}};
        for (const Sort& sort : kSorts) {
            if (!isWanted(sort.frame))
                continue;
            std::vector<Took> longest;
            std::vector<Took> sums;
            for (int run = 0; run < kRuns; ++run) {
                table.sort(6, Qt::AscendingOrder);
                turns(table, view);
                table.sort(sort.column, run % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                const auto [frame, sum] = turns(table, view);
                longest.push_back(frame);
                sums.push_back(sum);
            }
            report(sort.frame, longest);
            report(sort.sum, sums);
        }
    }

    /// Lets the event loop turn until the table is in order and painted: its longest turn, and all of them.
    static std::pair<Took, Took> turns(const ObjectTable& table, ObjectView& view)
    {
        Took longest;
        Took sum;
        bool isDone = false;
        while (!isDone) {
            const Took turn = timed([&] {
                QApplication::processEvents();
                isDone = !table.isSorting();
                if (isDone)
                    paint(view);
            });
            longest = {std::max(longest.wall, turn.wall), std::max(longest.cpu, turn.cpu)};
            sum = {sum.wall + turn.wall, sum.cpu + turn.cpu};
        }
        return {longest, sum};
    }

    static void scrolls(ObjectView& view)
    {
        view.verticalScrollBar()->setValue(0);
        measure({"scroll one page", 16}, nothing, [&](int) {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + view.viewport()->height());
            view.viewport()->repaint();
        });
    }

    void changes(ObjectTable& table, ObjectView& view)
    {
        const auto change = [&](int) {
            for (int i = 0; i < kRows / 100; ++i) {
                auto& object = m_objects[static_cast<std::size_t>(m_random.bounded(kRows))];
                object = changedRow(object, m_random);
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

    session::Session m_session;
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
    if (argc > 1)
        bench::setWanted(argv[1]);
    applyTheme(application, ThemeChoice::Light, 1.0);
    Bench().run();
    return 0;
}
