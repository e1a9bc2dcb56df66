// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/host.h"
#include "core/cgroup/reader.h"
#include "core/cgroup/traffic.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

#include <cmath>

using namespace darse;
using namespace darse::cgroup;
using darse::test::RecordedMachine;
using std::chrono::nanoseconds;

namespace {

constexpr int kWeb = 4242;

Result<CgroupReader> readerOn(const RecordedMachine& machine)
{
    TRY_DECLARE(const Hierarchy hierarchy, machine.hierarchy());
    TRY_DECLARE(const Paths paths, hierarchy.pathsOf(kWeb));
    return CgroupReader::open(hierarchy, paths);
}

} // namespace

/// Numbers from recorded machines: what is there, and that the rest is absent.
class TestCgroupReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void v2IsRead()
    {
        const RecordedMachine machine("v2");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        const Stall waits{
            .average10 = 12.5, .average60 = 6.25, .average300 = 1, .total = std::chrono::microseconds(123456)};
        QVERIFY((sample->cpu == CpuSample{.used = nanoseconds(2'500'000'000),
                                          .user = nanoseconds(2'000'000'000),
                                          .system = nanoseconds(500'000'000),
                                          .periods = 100,
                                          .throttledPeriods = 40,
                                          .throttled = nanoseconds(1'500'000'000),
                                          .limit = 0.5,
                                          .weight = 79,
                                          .pressure = Pressure{.some = waits, .full = Stall{}}}));
        MemorySample memory = sample->memory;
        QVERIFY(memory.pressure && memory.pressure->full &&
                memory.pressure->full->total == std::chrono::microseconds(7));
        memory.pressure.reset();
        QVERIFY((memory == MemorySample{.current = 104857600,
                                        .workingSet = 104857600 - 25165824,
                                        .anonymous = 67108864,
                                        .file = 33554432,
                                        .kernel = 2097152,
                                        .peak = 209715200,
                                        .limit = 268435456,
                                        .highLimit = kUnlimited,
                                        .swap = 8192,
                                        .swapLimit = kUnlimited,
                                        .scanned = 70,
                                        .refaults = 11,
                                        .oomEvents = 2,
                                        .oomKills = 1,
                                        .highEvents = 3,
                                        .limitEvents = 7}));
        const std::vector<IoDevice> devices{{8, 16, 4096, 8192, 1, 2}, {8, 0}, {254, 0, 100, 0, 3, 0}};
        QVERIFY(sample->io.devices == devices);
        QVERIFY((sample->pids == PidsSample{.current = 5, .limit = 2048}));
    }

    void v1IsRead()
    {
        const RecordedMachine machine("v1");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        QVERIFY((sample->cpu == CpuSample{.used = nanoseconds(2'500'000'000),
                                          .user = nanoseconds(2'000'000'000),
                                          .system = nanoseconds(500'000'000),
                                          .periods = 100,
                                          .throttledPeriods = 40,
                                          .throttled = nanoseconds(1'500'000'000),
                                          .limit = 0.5,
                                          .weight = 100}));
        QVERIFY((sample->memory == MemorySample{.current = 104857600,
                                                .workingSet = 104857600 - 25165824,
                                                .anonymous = 67108864,
                                                .file = 33554432,
                                                .kernel = 2097152,
                                                .peak = 209715200,
                                                .limit = 268435456,
                                                .highLimit = kUnlimited,
                                                .swap = 8192,
                                                .swapLimit = 134217728,
                                                .oomKills = 1,
                                                .limitEvents = 7}));
        QVERIFY(sample->io.devices == std::vector<IoDevice>({{8, 0, 4096, 8192, 1, 2}}));
        QVERIFY((sample->pids == PidsSample{.current = 5, .limit = kUnlimited}));
    }

    void hybridTakesEachFromItsPlace()
    {
        const RecordedMachine machine("hybrid");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        QVERIFY(sample->cpu.used == nanoseconds(777));
        QVERIFY(sample->cpu.limit && std::isinf(*sample->cpu.limit));
        QVERIFY(sample->cpu.pressure && sample->cpu.pressure->some.total == std::chrono::microseconds(42));
        QVERIFY(!sample->cpu.pressure->full);
        QVERIFY((sample->memory == MemorySample{.current = 4096}));
        QVERIFY(sample->pids.current == 3U && !sample->pids.limit);
        QVERIFY2(!sample->io.devices, "no device in v1 may mean that nobody counts");
    }

    void whatWasNotDelegatedIsAbsent()
    {
        const RecordedMachine machine("rootless");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        Sample expected;
        expected.cpu.used = nanoseconds(12'000);
        expected.cpu.user = nanoseconds(8'000);
        expected.cpu.system = nanoseconds(4'000);
        expected.memory.current = 4096;
        expected.pids.current = 1;
        QVERIFY(*sample == expected);
    }

    void nestedIsRead()
    {
        const RecordedMachine machine("nested");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Use);
        VERIFY_OK(sample);
        QVERIFY(sample->memory.current == 8192U && sample->pids.current == 2U);
    }

    void onlyWhatIsAskedIsRead()
    {
        const RecordedMachine machine("v2");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto use = reader->read(What::Use);
        VERIFY_OK(use);
        QVERIFY(use->memory.current && !use->memory.workingSet && !use->memory.limit && !use->cpu.pressure);
        QCOMPARE(reader->keptDescriptors(), std::size_t{3});
        VERIFY_OK(reader->read(What::Limits));
        QCOMPARE(reader->keptDescriptors(), std::size_t{3});
    }

    void workingSetOutlivesItsDetails()
    {
        const RecordedMachine machine("v2");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        VERIFY_OK(reader->read(What::Details));
        machine.write("sys/fs/cgroup/darse/web/memory.current", "30000000\n");
        reader->release();
        QCOMPARE(reader->keptDescriptors(), std::size_t{0});
        const auto use = reader->read(What::Use);
        VERIFY_OK(use);
        QVERIFY(use->memory.workingSet == 30000000U - 25165824U);
        machine.write("sys/fs/cgroup/darse/web/memory.current", "1000\n");
        reader->release();
        const auto less = reader->read(What::Use);
        VERIFY_OK(less);
        QVERIFY(less->memory.workingSet == 0U);
    }

    void topmostIsNotAskedForItsDetails()
    {
        const RecordedMachine machine("v2");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        auto reader = CgroupReader::open(*hierarchy, {.v1 = {}, .v2 = "/"});
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        QVERIFY(sample->cpu.used && !sample->memory.anonymous);
    }

    void nonsenseIsAbsent()
    {
        const RecordedMachine machine("v2");
        for (const char* file : {"cpu.stat", "cpu.max", "memory.current", "memory.stat", "io.stat", "cpu.pressure"})
            machine.write(std::string("sys/fs/cgroup/darse/web/") + file, "usage_usec -x\n8:\n\n: \nsome total=\nanon");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Use | What::Details | What::Pressure);
        VERIFY_OK(sample);
        QVERIFY(!sample->cpu.used && !sample->cpu.limit && !sample->memory.current && !sample->memory.anonymous);
        QVERIFY(sample->io.devices && sample->io.devices->empty());
    }

    void longFilesAreReadWhole()
    {
        const RecordedMachine machine("v2");
        std::string text;
        for (int minor = 0; minor < 1000; ++minor)
            text += "8:" + std::to_string(minor) + " rbytes=1 wbytes=2 rios=3 wios=4 dbytes=0 dios=0\n";
        machine.write("sys/fs/cgroup/darse/web/io.stat", text);
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Details);
        VERIFY_OK(sample);
        QCOMPARE(sample->io.devices->size(), std::size_t{1000});
        QVERIFY(sample->io.devices->back() == (IoDevice{8, 999, 1, 2, 3, 4}));
    }

    void vanishedStaysGone()
    {
        const RecordedMachine machine("v2");
        auto reader = readerOn(machine);
        VERIFY_OK(reader);
        VERIFY_OK(reader->read(What::Use));
        machine.remove("sys/fs/cgroup/darse/web");
        VERIFY_FAILS(reader->read(What::Details), ErrorKind::NotFound);
        QCOMPARE(reader->keptDescriptors(), std::size_t{0});
        VERIFY_FAILS(reader->read(What::Use), ErrorKind::NotFound);
        VERIFY_FAILS(readerOn(machine), ErrorKind::NotFound);
    }

    void sharesBecomeWeights()
    {
        QCOMPARE(weightOfShares(2), std::uint64_t{1});
        QCOMPARE(weightOfShares(1024), std::uint64_t{100});
        QCOMPARE(weightOfShares(262144), std::uint64_t{10000});
        QVERIFY(weightOfShares(512) < 100 && weightOfShares(2048) > 100);
    }

    void hostIsRead()
    {
        const auto cpu = parseHostCpu("cpu  100 20 30 1000 50 4 6 8 7 0\ncpu0 50 10 15 500 25 2 3 4 0 0\n"
                                      "cpu2 50 10 15 500 25 2 3 4 0 0\nintr 1 2 3\nctxt 5\n");
        VERIFY_OK(cpu);
        constexpr std::int64_t kTick = 10'000'000;
        QVERIFY((*cpu == HostCpu{nanoseconds(168 * kTick), nanoseconds(1050 * kTick), nanoseconds(1210 * kTick), 2}));
        VERIFY_FAILS(parseHostCpu("ctxt 5\n"), ErrorKind::Protocol);
        const auto memory = parseHostMemory("MemTotal:  1000 kB\nMemFree: 200 kB\nCached: 300 kB\nSwapTotal: 0 kB\n");
        VERIFY_OK(memory);
        QVERIFY((*memory == HostMemory{.total = 1024000, .free = 204800, .cached = 307200}));
        VERIFY_FAILS(parseHostMemory(""), ErrorKind::Protocol);
        VERIFY_OK(hostCpu());
        VERIFY_OK(hostMemory());
    }

    void disksAreCountedOnce()
    {
        const auto disks = parseHostDisks("   7       0 loop0 9 0 900 0 9 0 900 0 0 0 0\n"
                                          " 259       0 nvme0n1 100 5 2000 7 40 6 1000 8 0 1 2\n"
                                          " 259       1 nvme0n1p1 90 5 1900 7 40 6 1000 8 0 1 2\n"
                                          "   8       0 sda 3 0 8 0 1 0 16 0 0 0 0 0 0 0 0 0 0\n"
                                          "   8       1 sda1 3 0 8 0 1 0 16 0 0 0 0\n"
                                          "   8      16 sdb 0 0 0 0 0 0 0 0 0 0 0\n"
                                          " 253       0 dm-0 50 0 500 0 50 0 500 0 0 0 0\n"
                                          "   9       0 md127 50 0 500 0 50 0 500 0 0 0 0\n");
        VERIFY_OK(disks);
        QVERIFY((*disks == HostDisks{.readBytes = 2008 * 512, .writtenBytes = 1016 * 512, .reads = 103, .writes = 41}));
        VERIFY_FAILS(parseHostDisks("   7       0 loop0 9 0 900 0 9 0 900 0 0 0 0\n"), ErrorKind::NotFound);
        VERIFY_FAILS(parseHostDisks("nonsense"), ErrorKind::NotFound);
        QVERIFY(parseHostDisks("8 0 sda x -1 18446744073709551616\n").isOk());
    }

    void trafficIsCountedWithoutLoopback()
    {
        const auto counters = parseNetworkCounters(
            "Inter-|   Receive                                                |  Transmit\n"
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls "
            "carrier compressed\n"
            "    lo: 999 9 0 0 0 0 0 0 999 9 0 0 0 0 0 0\n"
            "  eth0:1568148635   36114    1    2    0     0          0         0  1676083   21154    3    4    0     0 "
            " "
            "     0          0\n"
            "  eth1: 5 1 0 0 0 0 0 0 6 1 0 0 0 0 0 0\n");
        QCOMPARE(counters.size(), std::size_t{2});
        QVERIFY((counters[0] == NetworkCounters{"eth0", {1568148635, 36114, 1, 2}, {1676083, 21154, 3, 4}}));
        const NetworkCounters all = sumOf(counters);
        QCOMPARE(all.received.bytes, std::uint64_t{1568148640});
        QCOMPARE(all.sent.packets, std::uint64_t{21155});
        VERIFY_FAILS(networkCounters(0x7ffffff0), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestCgroupReader)
#include "tst_cgroup_reader.moc"
