// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/metricsstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::backend;
using session::Metric;
using session::MetricsStore;

namespace {

class ScriptedMetrics : public Metrics {
public:
    std::unique_ptr<MetricsStream> stream(std::chrono::seconds interval) override
    {
        asked = interval;
        auto made = std::make_unique<MetricsStream>();
        current = made.get();
        ++streams;
        return made;
    }
    Pending<std::vector<Frame>> history(const ObjectRef&, std::chrono::seconds, int) override
    {
        return ready<std::vector<Frame>>(std::vector<Frame>{});
    }

    QPointer<MetricsStream> current;
    int streams = 0;
    std::chrono::seconds asked{0};
};

const ObjectRef kWeb{Kind::Container, QStringLiteral("web")};
const ObjectRef kPod{Kind::Pod, QStringLiteral("web")};

Frame frameAt(qint64 at, std::optional<double> cpu, const ObjectRef& ref = kWeb)
{
    Sample sample;
    sample.ref = ref;
    sample.cpuCores = cpu;
    sample.diskReadPerSecond = 4;
    return {at, {sample}};
}

/// What a page does.
QMetaObject::Connection listen(MetricsStore& store)
{
    return QObject::connect(&store, &MetricsStore::ticked, &store, [] {});
}

} // namespace

class MetricsStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAnInterfaceNothingIsKnown()
    {
        MetricsStore store(nullptr);
        QVERIFY(!store.latest(kWeb, Metric::Cpu));
        QVERIFY(store.recent(kWeb, Metric::Cpu).empty());
    }

    void theLatestIsKept()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        listen(store);
        QSignalSpy ticked(&store, &MetricsStore::ticked);
        Q_EMIT metrics.current->frame(frameAt(1, 0.5));
        QCOMPARE(*store.latest(kWeb, Metric::Cpu), 0.5);
        QCOMPARE(*store.latest(kWeb, Metric::DiskRead), 4.0);
        QVERIFY(!store.latest(kWeb, Metric::Memory));
        QVERIFY(!store.latest(kPod, Metric::Cpu));
        QCOMPARE(ticked.count(), 1);
    }

    void whatIsNotSampledAnyMoreHasNoLatest()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        listen(store);
        Q_EMIT metrics.current->frame(frameAt(1, 0.5));
        Q_EMIT metrics.current->frame(frameAt(2, 0.5, kPod));
        QVERIFY(!store.latest(kWeb, Metric::Cpu));
        QCOMPARE(store.recent(kWeb, Metric::Cpu).size(), std::size_t(1));
    }

    void recentIsOldestFirstAndBounded()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        listen(store);
        for (int i = 0; i < 300; ++i)
            Q_EMIT metrics.current->frame(frameAt(1000 + i, i));
        const auto points = store.recent(kWeb, Metric::Cpu);
        QCOMPARE(points.size(), std::size_t(MetricsStore::kKept));
        QCOMPARE(points.front().value, 180.0);
        QCOMPARE(points.front().atMilliseconds, 1180);
        QCOMPARE(points.back().value, 299.0);
        QCOMPARE(points.back().atMilliseconds, 1299);
    }

    void gapsStayGaps()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        listen(store);
        Q_EMIT metrics.current->frame(frameAt(1, 1));
        Q_EMIT metrics.current->frame(frameAt(2, 2, kPod));
        Q_EMIT metrics.current->frame(frameAt(3, std::nullopt));
        Q_EMIT metrics.current->frame(frameAt(4, 4));
        const auto points = store.recent(kWeb, Metric::Cpu);
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(points[1].atMilliseconds, 4);
    }

    void whatIsGoneIsForgotten()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        listen(store);
        Q_EMIT metrics.current->frame(frameAt(1, 1));
        for (int i = 0; i < 2 * MetricsStore::kKept; ++i)
            Q_EMIT metrics.current->frame(frameAt(2 + i, 1, kPod));
        QVERIFY(store.recent(kWeb, Metric::Cpu).empty());
    }

    void anEndedStreamIsOpenedAgain()
    {
        ScriptedMetrics metrics;
        std::function<void()> next;
        MetricsStore store(
            &metrics, nullptr,
            [&next](std::chrono::milliseconds, QObject*, std::function<void()> action) { next = std::move(action); });
        listen(store);
        Q_EMIT metrics.current->ended(Error(ErrorKind::Unreachable, "gone"));
        QTRY_VERIFY(next);
        next();
        QCOMPARE(metrics.streams, 2);
        Q_EMIT metrics.current->frame(frameAt(1, 1));
        QVERIFY(store.latest(kWeb, Metric::Cpu));
    }

    void isReadOnlyWhileSomebodyListens()
    {
        ScriptedMetrics metrics;
        std::function<void()> next;
        MetricsStore store(
            &metrics, nullptr,
            [&next](std::chrono::milliseconds, QObject*, std::function<void()> action) { next = std::move(action); });
        QCOMPARE(metrics.streams, 0);
        const auto first = listen(store);
        Q_EMIT metrics.current->frame(frameAt(1, 1));
        QObject::disconnect(first);
        QVERIFY(metrics.current);
        const auto second = listen(store);
        next();
        QVERIFY(metrics.current);
        QObject::disconnect(second);
        next();
        QVERIFY(!metrics.current);
        QVERIFY(!store.latest(kWeb, Metric::Cpu));
        QCOMPARE(store.recent(kWeb, Metric::Cpu).size(), std::size_t(1));

        listen(store);
        QCOMPARE(metrics.streams, 2);
        Q_EMIT metrics.current->frame(frameAt(1, 1)); // told before
        Q_EMIT metrics.current->frame(frameAt(2, 2));
        QCOMPARE(store.recent(kWeb, Metric::Cpu).size(), std::size_t(2));
        QCOMPARE(*store.latest(kWeb, Metric::Cpu), 2.0);
    }

    void theIntervalIsAsked()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
        store.setInterval(std::chrono::seconds(5));
        QCOMPARE(metrics.streams, 0);
        listen(store);
        QCOMPARE(metrics.asked, std::chrono::seconds(5));
        store.setInterval(std::chrono::seconds(2));
        QCOMPARE(metrics.streams, 2);
        QCOMPARE(metrics.asked, std::chrono::seconds(2));
    }
};

QTEST_GUILESS_MAIN(MetricsStoreTest)
#include "tst_metricsstore.moc"
