// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/history.h"
#include "core/metrics/sweep.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

#include <algorithm>
#include <map>

using namespace darse;
using namespace darse::metrics;

namespace {

constexpr std::int64_t kBegin = 1'764'355'200;

std::string numbered(int number)
{
    return std::string(63, 'a') + std::to_string(number);
}

/// A machine whose containers are in /darse, told by hand what they have used.
class Fleet {
public:
    explicit Fleet(int size)
    {
        for (int i = 0; i < size; ++i)
            add(numbered(i), "/darse/" + numbered(i));
        m_machine.remove("sys/fs/cgroup/darse/web");
    }

    void add(const std::string& id, const std::string& cgroup, bool isPod = false)
    {
        const int pid = 5000 + static_cast<int>(m_living.size());
        m_machine.write("proc/" + std::to_string(pid) + "/cgroup", "0::" + cgroup + (isPod ? "/x\n" : "\n"));
        m_living.push_back({.id = id, .name = id, .pid = pid, .hasOwnNetwork = false, .isPod = isPod});
        m_cgroups[id] = cgroup;
        m_machine.write("sys/fs/cgroup" + cgroup + "/memory.current", "4096\n");
        use(id, 1000);
    }
    /// Microseconds, of the one and of all together.
    void use(const std::string& id, int more)
    {
        m_used[m_cgroups.at(id)] += more;
        writeCpu(m_cgroups.at(id), m_used[m_cgroups.at(id)]);
        if (!id.starts_with(kPodPrefix))
            writeCpu("/darse", m_total += more);
    }
    /// By one who is none of ours.
    void useBeside(int more) { writeCpu("/darse", m_total += more); }
    void vanish(const std::string& id) { m_machine.remove("sys/fs/cgroup" + m_cgroups.at(id)); }
    void setMemory(const std::string& id, int bytes)
    {
        m_machine.write("sys/fs/cgroup" + m_cgroups.at(id) + "/memory.current", std::to_string(bytes) + "\n");
    }

    [[nodiscard]] Sweep sweep(std::string around = "/darse")
    {
        return Sweep({.hierarchy = m_machine.hierarchy().valueOr({}),
                      .source = [this] { return m_living; },
                      .mostDescriptors = 0,
                      .around = std::move(around)});
    }
    std::vector<Subject>& living() { return m_living; }

private:
    void writeCpu(const std::string& cgroup, int used)
    {
        m_machine.write("sys/fs/cgroup" + cgroup + "/cpu.stat",
                        "usage_usec " + std::to_string(used) + "\nuser_usec 0\nsystem_usec 0\n");
    }

    test::RecordedMachine m_machine{"v2"};
    std::vector<Subject> m_living;
    std::map<std::string, std::string> m_cgroups;
    std::map<std::string, int> m_used;
    int m_total = 0;
};

/// Ticks it by hand, as many times as asked.
class Clock {
public:
    explicit Clock(Sweep& sweep) : m_sweep(sweep) {}
    void tick(int times = 1, Sweep::Listing listing = Sweep::Listing::Same,
              Sweep::Attention attention = Sweep::Attention::History, const Sweep::Ids* watched = nullptr)
    {
        for (int i = 0; i < times; ++i)
            m_sweep.tick(WallTime(std::chrono::seconds(++m_second)), listing, attention, watched);
    }
    [[nodiscard]] std::size_t awake() const { return m_sweep.awake().size(); }
    [[nodiscard]] bool isAwake(const std::string& id) const { return !m_sweep.all().at(id).isResting; }

private:
    Sweep& m_sweep;
    std::int64_t m_second = kBegin;
};

} // namespace

/// Who does nothing is not read; and whoever does something is, at the same tick.
class TestMetricsRest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWorksIsSeenAtOnce()
    {
        Fleet fleet(50);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(30);
        QCOMPARE(sweep.all().size(), std::size_t{50});
        QCOMPARE(clock.awake(), std::size_t{0});
        fleet.use(numbered(7), 500'000);
        fleet.setMemory(numbered(7), 8192);
        clock.tick();
        const Values& values = sweep.all().at(numbered(7)).meter.values();
        // Over the time since the tick before, not since it was last read.
        QVERIFY(values.get(Metric::Cpu).value_or(0) > 0.1);
        QCOMPARE(values.get(Metric::Memory).value_or(0), 8192.0);
        clock.tick();
        QCOMPARE(clock.awake(), std::size_t{1});
        QVERIFY(clock.isAwake(numbered(7)));
        clock.tick(25); // its details are read, and again
        QCOMPARE(clock.awake(), std::size_t{0});
    }

    void whatIsHiddenAddsUp()
    {
        Fleet fleet(3);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(4);
        for (int i = 0; i < 12; ++i) {
            fleet.use(numbered(1), 100); // a tenth of what would be noticed
            clock.tick();
        }
        QVERIFY(clock.isAwake(numbered(1)));
    }

    void oneThatWorksKeepsNobodyElseAwake()
    {
        Fleet fleet(20);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(4);
        for (int i = 0; i < 30; ++i) {
            fleet.use(numbered(3), 700'000);
            clock.tick();
        }
        QCOMPARE(clock.awake(), std::size_t{1});
        fleet.use(numbered(3), 700'000);
        fleet.use(numbered(4), 2'000);
        clock.tick();
        QVERIFY(clock.isAwake(numbered(4)));
    }

    void someoneElseInThereCostsALook()
    {
        Fleet fleet(5);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(4);
        fleet.useBeside(50'000);
        clock.tick();
        QCOMPARE(clock.awake(), std::size_t{5});
        clock.tick();
        QCOMPARE(clock.awake(), std::size_t{0});
    }

    void oneThatGoesAsItLiesDownIsForgotten()
    {
        Fleet fleet(3);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(2); // they lie down at the next one
        fleet.vanish(numbered(1));
        fleet.useBeside(50'000);
        clock.tick();
        QCOMPARE(sweep.all().size(), std::size_t{2});
        QCOMPARE(sweep.restingSince().size(), std::size_t{2});
        QVERIFY(std::ranges::none_of(sweep.restingSince(), [](const Metered* one) { return one->isResting; }));
    }

    void whoIsElsewhereIsAlwaysRead()
    {
        Fleet fleet(3);
        fleet.add(numbered(9), "/elsewhere/nine");
        Sweep sweep = fleet.sweep();
        Sweep without = fleet.sweep({});
        Clock clock(sweep);
        clock.tick(10);
        QCOMPARE(clock.awake(), std::size_t{1});
        QVERIFY(clock.isAwake(numbered(9)));
        Clock other(without);
        other.tick(10);
        QCOMPARE(other.awake(), std::size_t{4});
    }

    void aPodWakesWithItsContainer()
    {
        Fleet fleet(2);
        const std::string pod = std::string(kPodPrefix) + "12345678-1234-1234-1234-123456789012";
        fleet.add(numbered(5), "/darse/pod12345678-1234-1234-1234-123456789012/five");
        fleet.add(pod, "/darse/pod12345678-1234-1234-1234-123456789012", true);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(4);
        QCOMPARE(clock.awake(), std::size_t{0});
        // Its container is read because somebody looks at it, just when it begins to work.
        const Sweep::Ids one{numbered(5)};
        fleet.use(numbered(5), 300'000);
        fleet.use(pod, 300'000);
        clock.tick(1, Sweep::Listing::Same, Sweep::Attention::Watched, &one);
        QVERIFY(clock.isAwake(pod) && clock.isAwake(numbered(5)) && !clock.isAwake(numbered(0)));
        QVERIFY(sweep.all().at(pod).meter.values().get(Metric::Cpu).value_or(0) > 0.1);
    }

    void changesAreLookedAt()
    {
        Fleet fleet(4);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(4);
        fleet.setMemory(numbered(1), 12288);
        fleet.living()[1].terms = std::make_shared<int>(1);
        fleet.living().pop_back();
        clock.tick(1, Sweep::Listing::Changed);
        QCOMPARE(sweep.all().size(), std::size_t{3});
        QVERIFY(clock.isAwake(numbered(1)) && !clock.isAwake(numbered(0)));
        QCOMPARE(sweep.all().at(numbered(1)).meter.values().get(Metric::Memory).value_or(0), 12288.0);
        clock.tick(2);
        QCOMPARE(clock.awake(), std::size_t{0});
        sweep.expectChange(numbered(2));
        clock.tick();
        QVERIFY(clock.isAwake(numbered(2)));
    }

    void whoeverLooksSeesWhatIsNew()
    {
        Fleet fleet(4);
        Sweep sweep = fleet.sweep();
        Clock clock(sweep);
        clock.tick(5);
        sweep.catchUp();
        const Meter& meter = sweep.all().at(numbered(0)).meter;
        QCOMPARE(meter.latest().at, WallTime(std::chrono::seconds(kBegin + 5)));
        QCOMPARE(meter.earlier()->at, WallTime(std::chrono::seconds(kBegin + 4)));
        QCOMPARE(meter.values().get(Metric::Cpu).value_or(-1), 0.0);
        // The kernel takes memory from those that rest, too.
        fleet.setMemory(numbered(0), 1024);
        clock.tick(12, Sweep::Listing::Same, Sweep::Attention::Watched);
        QCOMPARE(meter.values().get(Metric::Memory).value_or(0), 1024.0);
    }

    void historyKnowsThatTheyRested()
    {
        const test::TempDir folder;
        const std::string id = numbered(1);
        Values values;
        values.set(Metric::Cpu, 0.0);
        values.set(Metric::Memory, 4096.0);
        const auto count = [&](History& history, std::int64_t now) {
            const auto told =
                history.query(id, {.from = kBegin, .to = now + 1, .step = 1, .metrics = {Metric::Memory}}, now);
            return told ? told->points.front().size() : 0;
        };
        {
            History history(folder.path() / "past");
            history.record(id, kBegin, values);
            history.rest(id, kBegin + 1, values);
            for (int i = 1; i <= 30; ++i)
                history.pass(kBegin + i);
            History ofAnother(folder.path() / "past"); // who comes after one that was killed now
            QVERIFY(count(ofAnother, kBegin + 30) > 10);
            QCOMPARE(count(history, kBegin + 30), std::size_t{31});
            history.pass(kBegin + 31);
            QCOMPARE(count(history, kBegin + 31), std::size_t{32});
            history.record(id, kBegin + 32, values);
            history.rest(id, kBegin + 33, values);
            history.pass(kBegin + 33);
            history.pass(kBegin + 34);
            history.pass(kBegin + 500); // the machine slept
            history.pass(kBegin + 501);
        }
        History again(folder.path() / "past");
        QCOMPARE(count(again, kBegin + 501), std::size_t{37});
        again.record(id, kBegin + 502, values);
        again.rest(id, kBegin + 503, values);
        again.pass(kBegin + 503);
        again.leave(id);
        again.pass(kBegin + 504);
        QCOMPARE(count(again, kBegin + 504), std::size_t{39});
    }
};

QTEST_GUILESS_MAIN(TestMetricsRest)
#include "tst_metrics_rest.moc"
