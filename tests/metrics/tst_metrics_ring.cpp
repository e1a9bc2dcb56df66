// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ring.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace darse;
using namespace darse::metrics;
using darse::test::TempDir;

namespace {

constexpr std::int64_t kBegin = 1'764'355'200; ///< a whole minute
constexpr std::size_t kCpu = 0;

Numbers cpu(double number)
{
    Values out;
    out.set(Metric::Cpu, number);
    return rememberedOf(out);
}

struct Seen {
    std::vector<std::int64_t> seconds;
    std::vector<Extent> extents;
};

Seen all(const Ring& ring, std::size_t tier)
{
    Seen out;
    ring.scan(tier, 0, kBegin * 2, kCpu, [&out](std::int64_t second, const Extent& extent) {
        out.seconds.push_back(second);
        out.extents.push_back(extent);
    });
    return out;
}

bool isNear(double number, double expected)
{
    return std::abs(number - expected) <= expected * 0.01;
}

Result<Ring> filled(const TempDir& dir, int seconds)
{
    TRY_DECLARE(Ring ring, Ring::open(dir / "a"));
    for (int i = 0; i < seconds; ++i)
        ring.record(kBegin + i, cpu(i + 1));
    return ring;
}

} // namespace

/// A ring of three tiers in one file.
class TestMetricsRing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersComeBack()
    {
        for (const double number : {0.0, 1e-5, 0.001, 0.5, 1.0, 3.0, 4096.0, 1e9, 5e13}) {
            QVERIFY(std::abs(fromCode16(toCode16(number)) - number) <= number * 0.0004);
            QVERIFY(std::abs(fromCode12(toCode12(number)) - number) <= number * 0.007);
        }
        QVERIFY(std::isnan(fromCode16(toCode16(std::nan("")))));
        QCOMPARE(fromCode16(toCode16(-1)), 0.0);
    }

    void theSizeIsFixed()
    {
        const TempDir dir;
        auto ring = filled(dir, 5000);
        VERIFY_OK(ring);
        QCOMPARE(std::filesystem::file_size(dir / "a"), std::uintmax_t{kRingSize});
        QCOMPARE(all(*ring, 0).seconds.size(), std::size_t{600});
        QCOMPARE(all(*ring, 0).seconds.front(), kBegin + 4400);
    }

    void leastMeanAndMostAreKept()
    {
        const TempDir dir;
        auto ring = filled(dir, 125);
        VERIFY_OK(ring);
        const Seen minutes = all(*ring, 2);
        QCOMPARE(minutes.seconds, (std::vector<std::int64_t>{kBegin, kBegin + 60, kBegin + 120}));
        QVERIFY(isNear(minutes.extents[0].least, 1) && isNear(minutes.extents[0].mean, 30.5) &&
                isNear(minutes.extents[0].most, 60));
        // The one that is not over.
        QVERIFY(isNear(minutes.extents[2].least, 121) && isNear(minutes.extents[2].most, 125));
        QCOMPARE(all(*ring, 1).seconds.size(), std::size_t{13});
    }

    void anotherEngineGoesOnInTheMiddleOfAMinute()
    {
        const TempDir dir;
        VERIFY_OK(filled(dir, 90));
        auto ring = Ring::open(dir / "a");
        VERIFY_OK(ring);
        for (int i = 90; i < 121; ++i)
            ring->record(kBegin + i, cpu(i + 1));
        const Seen minutes = all(*ring, 2);
        QCOMPARE(minutes.seconds.size(), std::size_t{3});
        QVERIFY(isNear(minutes.extents[1].least, 61) && isNear(minutes.extents[1].mean, 90.5));
    }

    void whatWasNotRecordedIsAbsent()
    {
        const TempDir dir;
        auto ring = filled(dir, 10);
        VERIFY_OK(ring);
        ring->record(kBegin + 500, cpu(7));
        ring->record(kBegin + 501, rememberedOf({}));
        QCOMPARE(all(*ring, 0).seconds.size(), std::size_t{11});
        // A lap later at the same place, and nothing of the lap before.
        ring->record(kBegin + 1205, cpu(8));
        QCOMPARE(all(*ring, 0).seconds, std::vector<std::int64_t>{kBegin + 1205});
        // The same of minutes, once the first one after the gap is over.
        const std::int64_t later = kBegin + std::int64_t{100} * 86400;
        ring->record(later, cpu(9));
        ring->record(later + 60, cpu(9));
        QCOMPARE(all(*ring, 2).seconds, (std::vector<std::int64_t>{later, later + 60}));
    }

    void aClockThatIsSetBackErasesTheFuture()
    {
        const TempDir dir;
        auto ring = filled(dir, 300);
        VERIFY_OK(ring);
        ring->record(kBegin + 299, cpu(1000)); // the same second again
        QVERIFY(isNear(all(*ring, 0).extents.back().mean, 300));
        ring->record(kBegin + 100, cpu(5));
        ring->record(kBegin + 101, cpu(5));
        const Seen seconds = all(*ring, 0);
        QCOMPARE(seconds.seconds.size(), std::size_t{102});
        QVERIFY(std::ranges::is_sorted(seconds.seconds) && isNear(seconds.extents.back().mean, 5));
        for (int i = 102; i < 200; ++i)
            ring->record(kBegin + i, cpu(5));
        const Seen minutes = all(*ring, 2);
        QVERIFY(std::ranges::is_sorted(minutes.seconds));
        QVERIFY(std::ranges::adjacent_find(minutes.seconds) == minutes.seconds.end());
        QVERIFY(minutes.seconds.back() <= kBegin + 199);
    }

    void aSlotThatIsNotWholeIsNone()
    {
        const TempDir dir;
        VERIFY_OK(filled(dir, 20));
        {
            std::fstream file(dir / "a", std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(static_cast<std::streamoff>(kSeconds.offset + (kBegin + 7) % 600 * kPlainSlot + 1));
            file.put('\x55');
        }
        auto ring = Ring::open(dir / "a");
        VERIFY_OK(ring);
        QCOMPARE(all(*ring, 0).seconds.size(), std::size_t{19});
    }

    void aDamagedFileIsRefusedAndLeft()
    {
        const TempDir dir;
        dir.write("a", "short");
        VERIFY_FAILS(Ring::open(dir / "a"), ErrorKind::Protocol);
        dir.write("a", std::string(kRingSize, 'x'));
        VERIFY_FAILS(Ring::open(dir / "a"), ErrorKind::Protocol);
        QCOMPARE(std::filesystem::file_size(dir / "a"), std::uintmax_t{kRingSize});
    }

    void aWriterThatIsKilledLeavesAWholeRing()
    {
        const TempDir dir;
        for (int round = 0; round < 5; ++round) {
            int begun[2] = {};
            QCOMPARE(::pipe(begun), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                auto ring = Ring::open(dir / "a");
                const std::int64_t first = std::int64_t{round} * 100'000;
                for (std::int64_t i = first; ring && i < 100'000'000; ++i) {
                    ring->record(kBegin + i, cpu(static_cast<double>(i % 60 + 1)));
                    if (i == first + 1000 && ::write(begun[1], "", 1) != 1)
                        break;
                }
                ::_exit(1);
            }
            ::close(begun[1]);
            char byte = 0;
            QCOMPARE(::read(begun[0], &byte, 1), ssize_t{1});
            ::close(begun[0]);
            ::kill(child, SIGKILL);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            auto ring = Ring::open(dir / "a");
            VERIFY_OK(ring);
            const Seen seconds = all(*ring, 0);
            QVERIFY(seconds.seconds.size() >= 100);
            for (std::size_t i = 0; i < seconds.seconds.size(); ++i)
                QVERIFY(isNear(seconds.extents[i].mean, static_cast<double>((seconds.seconds[i] - kBegin) % 60 + 1)));
        }
    }
};

QTEST_GUILESS_MAIN(TestMetricsRing)
#include "tst_metrics_ring.moc"
