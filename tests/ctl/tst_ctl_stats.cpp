// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/metricscommands.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse::ctl;
using nlohmann::json;

namespace {

json container(const char* id, const char* name, double cpu, double memory)
{
    return {{"id", id}, {"name", name}, {"values", {{"cpu", cpu}, {"memory", memory}, {"memory.limit", 1048576}}}};
}

QByteArray line(const std::string& text, qsizetype number)
{
    return QByteArray::fromStdString(text).split('\n').value(number);
}

} // namespace

/// What `darsectl stats` shows.
class TestCtlStats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSparklineIsAsHighAsItsNumbers()
    {
        QCOMPARE(sparkline({}, 5, 1), std::string());
        QCOMPARE(sparkline({0, 1, 2}, 5, 0), std::string("▁▅█"));
        QCOMPARE(sparkline({5, 0, 0.1}, 2, 1), std::string("▁▁"));
        QCOMPARE(sparkline({0.01}, 2, 1), std::string("▁"));
    }
    void rowsHaveAnOrder()
    {
        const json frame{{"containers", {container("1", "web", 0.2, 1000), container("2", "db", 0.5, 500)}}};
        const std::string byName = StatsView(StatsView::Order::Name).show(frame);
        QVERIFY(line(byName, 1).startsWith("db") && line(byName, 2).startsWith("web"));
        const std::string byMemory = StatsView(StatsView::Order::Memory).show(frame);
        QVERIFY(line(byMemory, 1).startsWith("web"));
        QVERIFY(line(byName, 1).contains("50.0 %"));
    }
    void whatIsAbsentIsADash()
    {
        const json frame{{"containers", {{{"id", "1"}, {"name", "a\x1b[31m"}, {"values", json::object()}}}}};
        const std::string text = StatsView(StatsView::Order::Cpu).show(frame);
        QVERIFY(line(text, 1).contains(" - ") && !line(text, 1).contains('\x1b'));
        QVERIFY(!StatsView(StatsView::Order::Name).show(json::object()).empty());
    }
};

QTEST_GUILESS_MAIN(TestCtlStats)
#include "tst_ctl_stats.moc"
