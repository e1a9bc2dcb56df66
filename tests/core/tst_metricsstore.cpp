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
    std::unique_ptr<MetricsStream> stream() override
    {
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
        Q_EMIT metrics.current->frame(frameAt(1, 0.5));
        Q_EMIT metrics.current->frame(frameAt(2, 0.5, kPod));
        QVERIFY(!store.latest(kWeb, Metric::Cpu));
        QCOMPARE(store.recent(kWeb, Metric::Cpu).size(), std::size_t(1));
    }

    void recentIsOldestFirstAndBounded()
    {
        ScriptedMetrics metrics;
        MetricsStore store(&metrics);
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
        Q_EMIT metrics.current->ended(Error(ErrorKind::Unreachable, "gone"));
        QTRY_VERIFY(next);
        next();
        QCOMPARE(metrics.streams, 2);
        Q_EMIT metrics.current->frame(frameAt(1, 1));
        QVERIFY(store.latest(kWeb, Metric::Cpu));
    }
};

QTEST_GUILESS_MAIN(MetricsStoreTest)
#include "tst_metricsstore.moc"
