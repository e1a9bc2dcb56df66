// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/logs.h"
#include "core/backend/metrics.h"
#include "core/backend/storage.h"
#include "tests/core/demosupport.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connect::demo::DemoBackend;
using connect::demo::Pace;

namespace {

using Lines = std::vector<LogLine>;

const ObjectRef kPostgres{Kind::Container, u"postgres"_s};

bool isInOrder(const Lines& lines)
{
    return std::is_sorted(lines.begin(), lines.end(),
                          [](const LogLine& a, const LogLine& b) { return a.atMilliseconds < b.atMilliseconds; });
}

QString firstOf(DemoBackend& demo, QLatin1StringView prefix)
{
    for (const ObjectPtr& object : listOf(demo, Kind::Container)) {
        if (object->key.startsWith(prefix))
            return object->key;
    }
    return {};
}

} // namespace

class DemoStreamsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoBackend> m_demo;

    void collect(LogStream& stream, Lines& lines)
    {
        connect(&stream, &LogStream::lines, this,
                [&lines](const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); });
    }

private Q_SLOTS:
    void init()
    {
        m_demo = std::make_unique<DemoBackend>(fixedOptions());
        m_demo->open();
    }

    void framesTellTheRunningAndNobodyElse()
    {
        const auto stream = m_demo->metrics()->stream(1s);
        Frame last;
        int frames = 0;
        connect(stream.get(), &MetricsStream::frame, this, [&](const Frame& frame) {
            last = frame;
            ++frames;
        });
        m_demo->advance(90s);
        QCOMPARE(frames, 90);
        std::set<QString> sampled;
        for (const Sample& sample : last.samples) {
            QVERIFY(std::isfinite(*sample.cpuCores) && *sample.cpuCores >= 0 && *sample.cpuCores < 64);
            QVERIFY(*sample.memoryBytes > 0 && *sample.pressure >= 0 && *sample.pressure <= 1);
            if (sample.ref.kind == Kind::Container)
                sampled.insert(sample.ref.key);
        }
        for (const ObjectPtr& object : listOf(*m_demo, Kind::Container)) {
            if (object->status == Status::Running)
                QVERIFY2(sampled.contains(object->key), qPrintable(object->key));
            if (as<Container>(*object).pid == 0)
                QVERIFY2(!sampled.contains(object->key), qPrintable(object->key));
        }
    }

    void thePastAgreesWithThePresent()
    {
        const auto stream = m_demo->metrics()->stream(1s);
        std::vector<std::pair<qint64, double>> live;
        connect(stream.get(), &MetricsStream::frame, this, [&](const Frame& frame) {
            for (const Sample& sample : frame.samples) {
                if (sample.ref == kPostgres)
                    live.emplace_back(frame.atMilliseconds, *sample.cpuCores);
            }
        });
        m_demo->advance(60s);
        const auto history = now(m_demo->metrics()->history(kPostgres, 60s, 60));
        QVERIFY(history);
        QCOMPARE(history->size(), live.size());
        for (std::size_t i = 0; i < live.size(); ++i) {
            QCOMPARE((*history)[i].atMilliseconds, live[i].first);
            QCOMPARE(*(*history)[i].samples.front().cpuCores, live[i].second);
        }
    }

    void limitsHold()
    {
        m_demo->advance(30min);
        for (const ObjectPtr& object : listOf(*m_demo, Kind::Container)) {
            const auto& container = as<Container>(*object);
            const auto history = now(m_demo->metrics()->history({Kind::Container, container.key}, 1h, 500));
            QVERIFY(history);
            for (const Frame& frame : *history) {
                const Sample& sample = frame.samples.front();
                QVERIFY(*sample.cpuCores <= container.limits.cpuCores.value_or(8) + 1e-9);
                if (container.limits.memoryBytes)
                    QVERIFY(*sample.memoryBytes <= double(*container.limits.memoryBytes));
            }
        }
    }

    void anOddHistoryIsAnswered()
    {
        QVERIFY(now(m_demo->metrics()->history(kPostgres, 0s, 0)));
        QVERIFY(now(m_demo->metrics()->history(kPostgres, -5s, -5)));
        QVERIFY(!now(m_demo->metrics()->history({Kind::Container, u"nobody"_s}, 60s, 10)));
    }

    void theTailIsThePastAndTheRestIsLive()
    {
        const QString key = firstOf(*m_demo, "blog/blog-"_L1);
        Lines lines;
        const auto stream = m_demo->logs()->open(key, {.tail = 50, .follow = true});
        collect(*stream, lines);
        QTRY_COMPARE(lines.size(), std::size_t(50));
        m_demo->advance(60s);
        QVERIFY(lines.size() > 60);
        QVERIFY(isInOrder(lines));
        Lines again;
        const auto late = m_demo->logs()->open(key, {.tail = int(lines.size()), .follow = false});
        collect(*late, again);
        QSignalSpy ended(late.get(), &LogStream::ended);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(again.size(), lines.size());
        QVERIFY(std::equal(again.begin(), again.end(), lines.begin(),
                           [](const LogLine& a, const LogLine& b) { return a.text == b.text; }));
    }

    void aCrashLeavesATraceback()
    {
        const QString key = firstOf(*m_demo, "shop/recommender"_L1);
        Lines lines;
        const auto stream = m_demo->logs()->open(key, {.tail = 5000, .follow = true});
        collect(*stream, lines);
        QCoreApplication::processEvents();
        m_demo->advance(20min);
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const LogLine& line) {
            return line.isError && line.text == "Traceback (most recent call last):"_L1;
        }));
        QVERIFY(isInOrder(lines));
    }

    void aLogEndsWithItsContainer()
    {
        const auto stream = m_demo->logs()->open(kPostgres.key, {});
        QSignalSpy ended(stream.get(), &LogStream::ended);
        QCoreApplication::processEvents();
        (void)m_demo->containers()->stop(kPostgres.key);
        m_demo->advance(10s);
        QCOMPARE(ended.count(), 1);
        const auto unknown = m_demo->logs()->open(u"nobody"_s, {});
        QSignalSpy failed(unknown.get(), &LogStream::ended);
        QTRY_COMPARE(failed.count(), 1);
    }

    void aStreamMayDieWhileItSpeaks()
    {
        auto stream = m_demo->metrics()->stream(1s);
        auto other = m_demo->metrics()->stream(1s);
        connect(stream.get(), &MetricsStream::frame, this, [&](const Frame&) { other.reset(); });
        m_demo->advance(2s);
        QVERIFY(!other);
    }

    void aLostLinkEndsEverything()
    {
        const Error error(ErrorKind::Unreachable, "the engine does not answer");
        const auto watch = m_demo->objects(Kind::Pod)->watch();
        const auto numbers = m_demo->metrics()->stream(1s);
        const auto log = m_demo->logs()->open(kPostgres.key, {});
        QSignalSpy watchEnded(watch.get(), &Watch::ended);
        QSignalSpy numbersEnded(numbers.get(), &MetricsStream::ended);
        QSignalSpy logEnded(log.get(), &LogStream::ended);
        m_demo->loseLink(error);
        QCOMPARE(watchEnded.count() + numbersEnded.count() + logEnded.count(), 3);
        QCOMPARE(m_demo->link(), Link::Lost);
        QVERIFY(m_demo->error() == error);
        QVERIFY(now(m_demo->objects(Kind::Pod)->list()).error() == error);
        QVERIFY(now(m_demo->containers()->stop(kPostgres.key)).error() == error);
        m_demo->restoreLink();
        QVERIFY(now(m_demo->objects(Kind::Pod)->list()));
    }

    void aPlannedFailureHappensOnce()
    {
        const Error error(ErrorKind::PermissionDenied, "you may not list pods");
        m_demo->failNext(Kind::Pod, error);
        QVERIFY(now(m_demo->objects(Kind::Job)->list()));
        QVERIFY(now(m_demo->objects(Kind::Pod)->list()).error() == error);
        QVERIFY(now(m_demo->objects(Kind::Pod)->list()));
    }

    void slowAndStuckAnswersComeInTheEnd()
    {
        m_demo->setPace(Pace::Slow);
        const auto slow = m_demo->objects(Kind::Pod)->list();
        QVERIFY(!slow.isFinished());
        m_demo->advance(3s);
        QVERIFY(now(slow));
        m_demo->setPace(Pace::Stuck);
        const auto stuck = m_demo->objects(Kind::Pod)->list();
        m_demo->advance(60s);
        QVERIFY(!stuck.isFinished());
        m_demo->setPace(Pace::Prompt);
        QVERIFY(now(stuck));
    }
};

QTEST_GUILESS_MAIN(DemoStreamsTest)
#include "tst_demostreams.moc"
