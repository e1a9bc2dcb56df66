// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sweep.h"
#include "core/sys/files.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

using namespace darse;
using namespace darse::metrics;
using darse::test::RecordedMachine;

namespace {

constexpr int kWeb = 4242;
const Subject kSubject{.id = "0123", .name = "web", .pid = kWeb, .hasOwnNetwork = false};

Moment at(int second)
{
    return {.at = WallTime(std::chrono::seconds(1'764'355'200 + second)),
            .host = {},
            .hostMemory = std::uint64_t{1} << 40U};
}

Result<Meter> meterOn(const RecordedMachine& machine)
{
    TRY_DECLARE(const cgroup::Hierarchy hierarchy, machine.hierarchy());
    TRY_DECLARE(const cgroup::Paths paths, hierarchy.pathsOf(kWeb));
    TRY_DECLARE(cgroup::CgroupReader reader, cgroup::CgroupReader::open(hierarchy, paths));
    return Meter(kSubject, std::move(reader));
}

/// The folder of its cgroup in a recorded v2 machine.
std::string inWeb(const RecordedMachine& machine, const char* file)
{
    const auto hierarchy = machine.hierarchy();
    const auto paths = hierarchy->pathsOf(kWeb);
    const cgroup::Tree* tree = hierarchy->treeOf("memory");
    const auto folder = hierarchy->folderOf(*tree, hierarchy->cgroupIn(*tree, *paths).value_or("/"));
    return std::filesystem::relative(folder / file, machine.path());
}

void setCpu(const RecordedMachine& machine, int microseconds, int periods, int throttled)
{
    machine.write(inWeb(machine, "cpu.stat"),
                  "usage_usec " + std::to_string(microseconds) + "\nuser_usec 1\nsystem_usec 1\nnr_periods " +
                      std::to_string(periods) + "\nnr_throttled " + std::to_string(throttled) + "\nthrottled_usec 0\n");
}

} // namespace

/// From readings to numbers.
class TestMetricsMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRateGrowsOrIsAbsent()
    {
        Rate rate;
        const SteadyTime begin{std::chrono::seconds(100)};
        QVERIFY(!rate.grown(50, begin));
        QCOMPARE(rate.grown(60, begin + std::chrono::seconds(2)).value_or(-1), 5.0);
        QVERIFY(!rate.grown(10, begin + std::chrono::seconds(3))); // it has begun anew
        QCOMPARE(rate.grown(10, begin + std::chrono::seconds(4)).value_or(-1), 0.0);
        QVERIFY(!rate.grown(20, begin + std::chrono::seconds(4)));
    }

    void whatTheMachineHasNotIsAbsent()
    {
        const RecordedMachine machine("v2");
        machine.remove(inWeb(machine, "memory.pressure"));
        machine.remove(inWeb(machine, "io.stat"));
        auto meter = meterOn(machine);
        VERIFY_OK(meter);
        VERIFY_OK(meter->read(at(0), Depth::Full));
        const Values& values = meter->values();
        QCOMPARE(values.get(Metric::Memory).value_or(-1), 104857600.0);
        QVERIFY(!values.has(Metric::Cpu)); // a rate takes two
        QVERIFY(!values.has(Metric::MemoryPressure) && !values.has(Metric::IoRead));
        QVERIFY(!values.has(Metric::NetworkReceived));
        QCOMPARE(values.get(Metric::CpuLimit).value_or(-1), 0.5);
        VERIFY_OK(meter->read(at(1), Depth::Full));
        QCOMPARE(meter->values().get(Metric::Cpu).value_or(-1), 0.0);
        QVERIFY(!meter->values().has(Metric::IoRead));
    }

    void whoHasNotWorkedIsNotReadFurther()
    {
        const RecordedMachine machine("v2");
        auto meter = meterOn(machine);
        VERIFY_OK(meter);
        VERIFY_OK(meter->read(at(0), Depth::Idle));
        machine.write(inWeb(machine, "memory.current"), "4096\n");
        VERIFY_OK(meter->read(at(1), Depth::Idle));
        QCOMPARE(meter->values().get(Metric::Memory).value_or(-1), 104857600.0);
        setCpu(machine, 2'600'000, 110, 45);
        VERIFY_OK(meter->read(at(2), Depth::Idle));
        QCOMPARE(meter->values().get(Metric::Memory).value_or(-1), 4096.0);
        QVERIFY(meter->values().get(Metric::Cpu).value_or(-1) > 0);
        QCOMPARE(meter->values().get(Metric::CpuThrottled).value_or(-1), 0.5);
        // But never for long.
        machine.write(inWeb(machine, "memory.current"), "8192\n");
        for (int i = 0; i < 60; ++i)
            VERIFY_OK(meter->read(at(3 + i), Depth::Idle));
        QCOMPARE(meter->values().get(Metric::Memory).value_or(-1), 8192.0);
    }

    void aCounterThatGoesBackIsARestart()
    {
        const RecordedMachine machine("v2");
        auto meter = meterOn(machine);
        VERIFY_OK(meter);
        VERIFY_OK(meter->read(at(0), Depth::Idle));
        setCpu(machine, 1000, 1, 0);
        VERIFY_OK(meter->read(at(1), Depth::Idle));
        QVERIFY(!meter->values().has(Metric::Cpu));
        setCpu(machine, 2000, 2, 0);
        VERIFY_OK(meter->read(at(2), Depth::Idle));
        QVERIFY(meter->values().get(Metric::Cpu).value_or(-1) > 0);
        QCOMPARE(meter->values().get(Metric::CpuThrottled).value_or(-1), 0.0);
    }

    void aSweepFollowsWhoLives()
    {
        const RecordedMachine machine("v2");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        std::vector<Subject> living{kSubject};
        Sweep sweep({.hierarchy = *hierarchy, .source = [&] { return living; }, .mostDescriptors = 100});
        sweep.tick(at(0).at, Sweep::Listing::Same, Sweep::Attention::History);
        QCOMPARE(sweep.all().size(), std::size_t{1});
        QVERIFY(sweep.keptDescriptors() > 0);
        QVERIFY(sweep.host().has(Metric::Memory));
        living.push_back({.id = "4567", .name = "none", .pid = 999999});
        sweep.tick(at(1).at, Sweep::Listing::Changed, Sweep::Attention::Watched);
        QCOMPARE(sweep.all().size(), std::size_t{1});
        living.clear();
        sweep.tick(at(2).at, Sweep::Listing::Changed, Sweep::Attention::History);
        QVERIFY(sweep.all().empty());
    }

    void aHierarchyThatIsMountedElsewhereIsFound()
    {
        const RecordedMachine machine("v2");
        const auto before = machine.hierarchy();
        VERIFY_OK(before);
        // As systemd or an administrator may do it: the same tree in another place.
        const auto mounts = sys::readFile(machine.path() / "proc/self/mountinfo", mebibytes(1));
        VERIFY_OK(mounts);
        std::string moved = *mounts;
        const std::string from = before->trees().front().mount;
        for (auto found = moved.find(" " + from + " "); found != std::string::npos;
             found = moved.find(" " + from + " "))
            moved.replace(found, from.size() + 2, " /elsewhere ");
        machine.write("proc/self/mountinfo", moved);
        std::filesystem::rename(machine.path().string() + from, machine.path() / "elsewhere");

        Sweep sweep({.hierarchy = *before, .source = [] { return std::vector{kSubject}; }, .mostDescriptors = 100});
        sweep.tick(at(0).at, Sweep::Listing::Changed, Sweep::Attention::Watched);
        QVERIFY(sweep.all().empty());
        sweep.tick(at(1).at, Sweep::Listing::Same, Sweep::Attention::Watched);
        QCOMPARE(sweep.all().size(), std::size_t{1});
        QVERIFY(sweep.all().begin()->second.meter.values().has(Metric::Memory));
    }

    void descriptorsHaveABound()
    {
        const RecordedMachine machine("v2");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        Sweep sweep({.hierarchy = *hierarchy, .source = [] { return std::vector{kSubject}; }, .mostDescriptors = 2});
        sweep.tick(at(0).at, Sweep::Listing::Same, Sweep::Attention::Watched);
        QCOMPARE(sweep.keptDescriptors(), std::size_t{0});
        QVERIFY(sweep.all().begin()->second.meter.values().has(Metric::Memory));
    }

    void detailsOfManyTakeTurns()
    {
        const RecordedMachine machine("v2");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        std::vector<Subject> living;
        for (std::size_t i = 0; i < 2 * kMostDetails; ++i)
            living.push_back({.id = std::to_string(1000 + i), .name = "web", .pid = kWeb, .hasOwnNetwork = false});
        Sweep sweep({.hierarchy = *hierarchy, .source = [&] { return living; }, .mostDescriptors = 0});
        int second = 0;
        const auto tick = [&](Sweep::Attention attention, const Sweep::Ids* ids = nullptr) {
            sweep.tick(at(++second).at, Sweep::Listing::Same, attention, ids);
        };
        const auto read = [&](double peak) {
            return std::ranges::count_if(sweep.all(), [&](const auto& each) {
                return each.second.meter.values().get(Metric::MemoryPeak) == peak;
            });
        };
        tick(Sweep::Attention::Watched);
        machine.write(inWeb(machine, "memory.peak"), "1\n");
        for (int i = 0; i < 10; ++i) {
            const auto before = read(1);
            setCpu(machine, 3'000'000 + i, 100, 0);
            tick(Sweep::Attention::Watched);
            QVERIFY(read(1) - before <= static_cast<std::ptrdiff_t>(kMostDetails + living.size() / 10 + 10));
        }
        QCOMPARE(read(1), static_cast<std::ptrdiff_t>(living.size()));
        // Who is watched alone is read at every other tick, the others are not for it.
        const Sweep::Ids one{"1007"};
        machine.write(inWeb(machine, "memory.peak"), "2\n");
        setCpu(machine, 4'000'000, 100, 0);
        tick(Sweep::Attention::Watched, &one);
        setCpu(machine, 5'000'000, 100, 0);
        tick(Sweep::Attention::Watched, &one);
        QCOMPARE(sweep.all().at("1007").meter.values().get(Metric::MemoryPeak).value_or(-1), 2.0);
        QVERIFY(read(2) < static_cast<std::ptrdiff_t>(living.size()));
    }

    void theEngineIsMeasured()
    {
        EngineMeter meter;
        meter.read();
        QVERIFY(meter.values().get(Metric::Memory).value_or(0) > 1e6);
        QVERIFY(meter.values().get(Metric::Pids).value_or(0) >= 1);
        QVERIFY(!meter.values().has(Metric::Cpu)); // a rate takes two
        meter.read();
        QVERIFY(meter.values().has(Metric::Cpu) && !meter.values().has(Metric::MemoryLimit));
    }

    void namesAreUnique()
    {
        for (const MetricRow& row : metricRows())
            QVERIFY(metricNamed(row.name) == row.metric);
        QVERIFY(!metricNamed("cpu.none"));
    }
};

QTEST_GUILESS_MAIN(TestMetricsMeter)
#include "tst_metrics_meter.moc"
