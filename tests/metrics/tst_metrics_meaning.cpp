// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/alerts.h"
#include "core/metrics/facts.h"
#include "core/metrics/hostmeter.h"

#include <QTest>

using namespace darse::metrics;

namespace {

Values with(Metric metric, double number)
{
    Values out;
    out.set(metric, number);
    return out;
}

/// What a number of ticks in a row tells.
std::vector<FactChange> ticks(FactWatch& watch, const Values& values, int count)
{
    std::vector<FactChange> out;
    for (int i = 0; i < count; ++i) {
        for (FactChange& change : watch.observe(values))
            out.push_back(std::move(change));
    }
    return out;
}

/// A second of one container.
std::vector<AlertChange> second(Alerts& alerts, std::int64_t at, const Values& values)
{
    alerts.begin(at);
    alerts.look("id", "web", values);
    alerts.look(std::string(kHost), std::string(kHost), with(Metric::Cpu, 100));
    return alerts.end();
}

const AlertRule kBusy{.id = "1", .name = "busy", .metric = Metric::Cpu, .threshold = 0.9, .seconds = 3};

} // namespace

/// What numbers mean.
class TestMetricsMeaning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLastsIsAFact()
    {
        FactWatch watch;
        Values values = with(Metric::CpuThrottled, 0.5);
        values.set(Metric::CpuLimit, 0.5);
        QVERIFY(ticks(watch, values, 9).empty());
        QVERIFY(ticks(watch, with(Metric::CpuThrottled, 0), 1).empty()); // one good second
        QVERIFY(ticks(watch, values, 9).empty());
        const auto begun = ticks(watch, values, 5);
        QCOMPARE(begun.size(), std::size_t{1});
        QVERIFY(begun[0].fact == Fact::Throttled && !begun[0].isOver);
        QVERIFY(begun[0].reason == "held up in 50 % of all periods by its limit of 0.5 cores");
        QVERIFY(ticks(watch, with(Metric::CpuThrottled, 0.1), 30).empty()); // between the two bounds
        const auto over = ticks(watch, with(Metric::CpuThrottled, 0), 30);
        QVERIFY(over.size() == 1 && over[0].isOver);
    }
    void whatIsAbsentIsNoFact()
    {
        FactWatch watch;
        QVERIFY(ticks(watch, Values(), 30).empty());
        QVERIFY(ticks(watch, with(Metric::MemoryWorkingSet, 1e12), 30).empty()); // without a limit
    }
    void aKillIsToldOnce()
    {
        FactWatch watch;
        Values values = with(Metric::MemoryOomKills, 3);
        values.set(Metric::MemoryLimit, 1048576);
        QVERIFY(ticks(watch, values, 3).empty()); // before we looked
        values.set(Metric::MemoryOomKills, 4);
        const auto told = ticks(watch, values, 3);
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].fact == Fact::OomKilled && told[0].reason.find("1 MiB") != std::string::npos);
        // A cgroup that was made anew counts from zero.
        values.set(Metric::MemoryOomKills, 1);
        QCOMPARE(watch.observe(values).size(), std::size_t{1});
        // One that is watched from its beginning: what came before the first look counts.
        FactWatch fresh(0);
        QCOMPARE(fresh.observe(values).size(), std::size_t{1});
    }
    void aRuleWaits()
    {
        Alerts alerts;
        alerts.setRules({kBusy});
        QVERIFY(second(alerts, 10, with(Metric::Cpu, 1)).empty());
        QVERIFY(second(alerts, 12, with(Metric::Cpu, 0.5)).empty());
        QVERIFY(second(alerts, 13, with(Metric::Cpu, 1)).empty());
        QVERIFY(second(alerts, 15, with(Metric::Cpu, 1)).empty());
        const auto fires = second(alerts, 16, with(Metric::Cpu, 1));
        QVERIFY(fires.size() == 1 && !fires[0].isOver && fires[0].name == "web");
        QVERIFY(second(alerts, 17, with(Metric::Cpu, 1)).empty());
        QCOMPARE(alerts.firing().size(), std::size_t{1});
        const auto over = second(alerts, 18, with(Metric::Cpu, 0.1));
        QVERIFY(over.size() == 1 && over[0].isOver);
    }
    void whoeverHasGoneBreaksNothing()
    {
        Alerts alerts;
        AlertRule rule = kBusy;
        rule.seconds = 0;
        alerts.setRules({rule});
        QCOMPARE(second(alerts, 10, with(Metric::Cpu, 1)).size(), std::size_t{1});
        alerts.begin(11);
        const auto over = alerts.end();
        QVERIFY(over.size() == 1 && over[0].isOver);
        QVERIFY(alerts.firing().empty());
    }
    void aClockThatIsSetBackDelays()
    {
        Alerts alerts;
        alerts.setRules({kBusy});
        QVERIFY(second(alerts, 1000, with(Metric::Cpu, 1)).empty());
        QVERIFY(second(alerts, 10, with(Metric::Cpu, 1)).empty());
        QCOMPARE(second(alerts, 13, with(Metric::Cpu, 1)).size(), std::size_t{1});
    }
    void aRuleMayBeAboutOne()
    {
        Alerts alerts;
        AlertRule rule{.id = "1", .name = "a", .metric = Metric::Cpu, .crossing = Crossing::Below, .threshold = 0.5};
        rule.subject = "db";
        AlertRule host = kBusy;
        host.id = "2";
        host.seconds = 0;
        host.subject = std::string(kHost);
        alerts.setRules({rule, host});
        const auto told = second(alerts, 10, with(Metric::Cpu, 0.1));
        QVERIFY(told.size() == 1 && told[0].id == kHost);
        QVERIFY(second(alerts, 11, Values()).empty());
    }
    void rulesAreSentences() { QVERIFY(sentenceOf(kBusy) == "cpu above 0.9 cores for 3 s"); }
};

QTEST_GUILESS_MAIN(TestMetricsMeaning)
#include "tst_metrics_meaning.moc"
