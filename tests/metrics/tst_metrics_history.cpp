// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/history.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <csignal>
#include <sys/resource.h>

using namespace darse;
using namespace darse::metrics;
using darse::test::TempDir;

namespace {

constexpr std::int64_t kBegin = 1'764'355'200;
const std::string kWeb(64, 'a');
const std::string kDb(64, 'b');

Values numbers(double cpu, double memory)
{
    Values out;
    out.set(Metric::Cpu, cpu);
    out.set(Metric::Memory, memory);
    return out;
}

RangeAsked asked(std::int64_t from, std::int64_t to, std::int64_t step)
{
    return {.from = from, .to = to, .step = step, .metrics = {Metric::Cpu, Metric::Memory}};
}

} // namespace

/// What is remembered of many subjects, and answered from.
class TestMetricsHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesAreAnsweredFromTheRightTier()
    {
        const TempDir dir;
        History history(dir / "history");
        for (int i = 0; i < 7200; ++i)
            history.record(kWeb, kBegin + i, numbers(i % 2 == 0 ? 1 : 3, 1000));
        const std::int64_t now = kBegin + 7200;
        const auto fine = history.query(kWeb, asked(now - 300, now, 1), now);
        VERIFY_OK(fine);
        QCOMPARE(fine->kept, 1);
        QCOMPARE(fine->points.at(0).size(), std::size_t{300});
        const auto hour = history.query(kWeb, asked(now - 3600, now, 30), now);
        VERIFY_OK(hour);
        QCOMPARE(hour->kept, 10);
        QCOMPARE(hour->points.at(1).size(), std::size_t{120});
        const Extent& extent = hour->points.at(0).at(5).extent;
        QVERIFY(std::abs(extent.mean - 2) < 0.01 && extent.least < 1.01 && extent.most > 2.97);
        const auto days = history.query(kWeb, asked(now - std::int64_t{14} * 86400 + 60, now, 0), now);
        VERIFY_OK(days);
        QCOMPARE(days->kept, 60);
        QVERIFY(days->step % 60 == 0 && days->points.at(0).size() >= 2);
        // Finer than what is kept so long: as fine as that is.
        const auto old = history.query(kWeb, asked(kBegin, kBegin + 600, 1), now);
        VERIFY_OK(old);
        QCOMPARE(old->step, 10);
        QCOMPARE(old->points.at(0).size(), std::size_t{60});
    }

    void aClockThatIsSetBackIsFollowedAtOnce()
    {
        const TempDir folder;
        History history(folder.path());
        for (std::int64_t i = 0; i < 200; ++i)
            history.record(kWeb, kBegin + 86400 + i, numbers(1, 1000));
        for (std::int64_t i = 0; i < 3; ++i)
            history.record(kWeb, kBegin + i, numbers(2, 1000));
        const std::int64_t now = kBegin + 3;
        for (const std::int64_t step : {1, 10, 60}) {
            const auto told = history.query(kWeb, asked(now - 600, now + 57, step), now);
            VERIFY_OK(told);
            QVERIFY(!told->points[0].empty());
            QVERIFY(std::abs(told->points[0].back().extent.mean - 2) < 0.01);
        }
    }

    void whoIsKilledLosesTheLastSecondsOnly()
    {
        const TempDir folder;
        const auto seconds = [&] {
            int out = 0;
            const auto ring = Ring::open(folder / (kWeb + ".ring"));
            if (ring)
                ring->scan(0, 0, kBegin * 2, 0, [&out](std::int64_t, const Extent&) { ++out; });
            return out;
        };
        std::optional<History> history(folder.path());
        for (std::int64_t i = 0; i < 25; ++i)
            history->record(kWeb, kBegin + i, numbers(1, 1000));
        QVERIFY(seconds() >= 15);
        // Whoever asks sees all.
        const auto told = history->query(kWeb, asked(kBegin, kBegin + 60, 1), kBegin + 25);
        VERIFY_OK(told);
        QCOMPARE(told->points[0].size(), std::size_t{25});
        history->record(kWeb, kBegin + 25, numbers(1, 1000));
        history.reset();
        QCOMPARE(seconds(), 26);
    }

    void nonsenseIsRefused()
    {
        const TempDir dir;
        History history(dir / "history");
        history.record(kWeb, kBegin, numbers(1, 1));
        VERIFY_FAILS(history.query(kDb, asked(kBegin, kBegin + 60, 1), kBegin), ErrorKind::NotFound);
        VERIFY_FAILS(history.query("../../etc", asked(kBegin, kBegin + 60, 1), kBegin), ErrorKind::NotFound);
        const std::string pod = "pod-90234b86-7cbf-4c16-aea3-f26f322b13cc";
        history.record(pod, kBegin, numbers(1, 1));
        VERIFY_OK(history.query(pod, asked(kBegin, kBegin + 60, 1), kBegin));
        history.record("pod-../../../../../../../../../../etc/xy", kBegin, numbers(1, 1));
        QVERIFY(!std::filesystem::exists(dir / "etc"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(dir / "history"), {}), 2);
        VERIFY_FAILS(history.query(kWeb, asked(kBegin, kBegin, 1), kBegin), ErrorKind::InvalidInput);
        VERIFY_FAILS(history.query(kWeb, asked(0, kBegin, 60), kBegin), ErrorKind::InvalidInput);
        auto swap = asked(kBegin, kBegin + 60, 1);
        swap.metrics = {Metric::MemorySwap};
        VERIFY_FAILS(history.query(kWeb, swap, kBegin), ErrorKind::InvalidInput);
    }

    void itOutlivesTheEngine()
    {
        const TempDir dir;
        History(dir / "history").record(kWeb, kBegin, numbers(1, 1));
        History again(dir / "history");
        const auto told = again.query(kWeb, asked(kBegin - 10, kBegin + 10, 1), kBegin + 5);
        VERIFY_OK(told);
        QCOMPARE(told->points.at(0).size(), std::size_t{1});
    }

    void aDamagedRingIsPutAside()
    {
        const TempDir dir;
        dir.write("history/" + kWeb + ".ring", "nonsense");
        History history(dir / "history");
        history.record(kWeb, kBegin, numbers(1, 1));
        QCOMPARE(history.takeProblems().size(), std::size_t{1});
        QVERIFY(std::filesystem::exists(dir / ("history/" + kWeb + ".ring.damaged")));
        VERIFY_OK(history.query(kWeb, asked(kBegin, kBegin + 10, 1), kBegin + 5));
    }

    void aDiskWithoutRoomIsTriedAgain()
    {
        const TempDir dir;
        History history(dir / "history");
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
        rlimit small = usual;
        small.rlim_cur = 4096; // no file may be larger: as a full disk, without one
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        history.record(kWeb, kBegin, numbers(1, 1));
        history.record(kWeb, kBegin + 1, numbers(1, 1));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
        QCOMPARE(history.takeProblems().size(), std::size_t{1});
        QVERIFY(std::filesystem::is_empty(dir / "history"));
        history.record(kWeb, kBegin + 30, numbers(1, 1)); // not yet
        history.record(kWeb, kBegin + 61, numbers(1, 1));
        const auto told = history.query(kWeb, asked(kBegin, kBegin + 100, 1), kBegin + 61);
        VERIFY_OK(told);
        QCOMPARE(told->points.at(0).size(), std::size_t{1});
    }

    void whatIsGoneStaysForAWhile()
    {
        const TempDir dir;
        History history(dir / "history");
        for (const std::string& id : {kWeb, kDb, std::string("host")})
            history.record(id, kBegin, numbers(1, 1));
        history.keepOnly({kDb}, kBegin + 10, 3600);
        history.keepOnly({kDb}, kBegin + 3600, 3600);
        VERIFY_OK(history.query(kWeb, asked(kBegin, kBegin + 10, 1), kBegin + 5));
        history.keepOnly({kDb}, kBegin + 3611, 3600);
        VERIFY_FAILS(history.query(kWeb, asked(kBegin, kBegin + 10, 1), kBegin + 5), ErrorKind::NotFound);
        VERIFY_OK(history.query(kDb, asked(kBegin, kBegin + 10, 1), kBegin + 5));
        VERIFY_OK(history.query("host", asked(kBegin, kBegin + 10, 1), kBegin + 5));
    }
};

QTEST_GUILESS_MAIN(TestMetricsHistory)
#include "tst_metrics_history.moc"
