// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/spec.h"
#include "core/runtime/specparts.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::runtime;
using namespace darse::test;
using container::Resources;
using nlohmann::json;

namespace {

SpecMachine machineWith(std::vector<std::string> controllers)
{
    return {.controllers = std::move(controllers), .cgroupRoot = "/nonexistent"};
}

} // namespace

class TestSpecResources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pidsHaveALimitAnyway()
    {
        Warnings warnings;
        const SpecMachine machine = machineWith({"pids"});
        QVERIFY(resourcesJson({}, machine, warnings) == json::parse(R"({"pids": {"limit": 2048}})"));
        QVERIFY(resourcesJson({.pids = 5}, machine, warnings) == json::parse(R"({"pids": {"limit": 5}})"));
        // crun 1.8 takes neither -1 nor 0 for "none" when it updates.
        QVERIFY(resourcesJson({.pids = -1}, machine, warnings) == json::parse(R"({"pids": {"limit": 4194304}})"));
        QVERIFY(warnings.empty());
    }

    void cpuTimeIsSaidInEveryWay()
    {
        Warnings warnings;
        const SpecMachine machine = machineWith({"cpu", "cpuset"});
        QVERIFY(resourcesJson({.cpuShares = 1024, .nanoCpus = 250'000'000}, machine, warnings) ==
                json::parse(R"({"cpu": {"shares": 1024, "period": 100000, "quota": 25000}})"));
        QVERIFY(resourcesJson({.cpuPeriod = 50000, .cpuQuota = 20000}, machine, warnings) ==
                json::parse(R"({"cpu": {"period": 50000, "quota": 20000}})"));
        QVERIFY(resourcesJson({.cpuQuota = -1}, machine, warnings) == json::parse(R"({"cpu": {"quota": 1000000000}})"));
        QVERIFY(resourcesJson({.cpusetCpus = "0-1", .cpusetMems = "0"}, machine, warnings) ==
                json::parse(R"({"cpu": {"cpus": "0-1", "mems": "0"}})"));
        QVERIFY(warnings.empty());
    }

    void swapIsAsMuchAsMemoryUnlessSaid()
    {
        TempDir groups;
        groups.write("memory/some/memory.memsw.limit_in_bytes", "");
        const SpecMachine machine{.controllers = {"memory"}, .cgroupRoot = groups.path()};
        Warnings warnings;
        QVERIFY(resourcesJson({.memory = 1000}, machine, warnings) ==
                json::parse(R"({"memory": {"limit": 1000, "swap": 2000}})"));
        QVERIFY(resourcesJson({.memory = 1000, .memorySwap = -1}, machine, warnings) ==
                json::parse(R"({"memory": {"limit": 1000, "swap": -1}})"));
        QVERIFY(resourcesJson({.memory = 1000, .memoryReservation = 500, .memorySwap = 1000}, machine, warnings) ==
                json::parse(R"({"memory": {"limit": 1000, "reservation": 500, "swap": 1000}})"));
        QVERIFY(warnings.empty());
    }

    void swapThatIsNotCountedIsToldOnlyWhenAskedFor()
    {
        Warnings warnings;
        const SpecMachine machine = machineWith({"memory"});
        QVERIFY(resourcesJson({.memory = 1000}, machine, warnings) == json::parse(R"({"memory": {"limit": 1000}})"));
        QVERIFY(warnings.empty());
        (void)resourcesJson({.memory = 1000, .memorySwap = 1500}, machine, warnings);
        QCOMPARE(warnings.size(), 1U);
    }

    void whatVersion2CannotIsTold()
    {
        TempDir groups;
        groups.write("system.slice/memory.swap.max", "");
        const SpecMachine machine{.isCgroupV2 = true, .controllers = {"memory"}, .cgroupRoot = groups.path()};
        Warnings warnings;
        QVERIFY(resourcesJson({.memory = 10, .memorySwappiness = 5, .isOomKillDisabled = true}, machine, warnings) ==
                json::parse(R"({"memory": {"limit": 10, "swap": 20}})"));
        QCOMPARE(warnings.size(), 2U);
    }

    void missingControllersAreOneWarningEach()
    {
        Warnings warnings;
        const Resources all{.cpuShares = 2,
                            .cpuQuota = 3,
                            .cpusetCpus = "0",
                            .memory = 4,
                            .memoryReservation = 3,
                            .pids = 9,
                            .blockWeight = 100,
                            .readBytes = {{.device = "/dev/loop0", .rate = 1}}};
        QVERIFY(resourcesJson(all, machineWith({}), warnings) == json::object());
        QCOMPARE(warnings.size(), 5U);
        QCOMPARE(warnings.at(2), std::string("The limit of memory has no effect: this machine has no cgroup "
                                             "controller memory for us."));
    }

    void nobodyIsToldOfLimitsThatNobodyAskedFor()
    {
        Warnings warnings;
        QVERIFY(resourcesJson({}, machineWith({}), warnings) == json::object());
        QVERIFY(warnings.empty());
    }

    void disksAreNumbers()
    {
        TempDir groups;
        groups.write("blkio/some/blkio.bfq.weight", "");
        const SpecMachine machine{.controllers = {"blkio"}, .cgroupRoot = groups.path()};
        Warnings warnings;
        const auto made = resourcesJson({.blockWeight = 300,
                                         .readBytes = {{.device = "/dev/null", .rate = 7}},
                                         .writeOperations = {{.device = "/nowhere", .rate = 8}}},
                                        machine, warnings);
        QVERIFY(made == json::parse(R"({"blockIO": {"weight": 300}})"));
        QCOMPARE(warnings.size(), 2U);
    }

    void aWishAboveOurLimitIsLowered()
    {
        HostFacts host{.limits = {{"nofile", {.soft = 100, .hard = 20000}}, {"nproc", {.soft = 5, .hard = 6}}},
                       .mostOpenFiles = 30000};
        Warnings warnings;
        auto made = limitsJson({{.name = "nofile", .soft = 500, .hard = 65536}}, host, warnings);
        VERIFY_OK(made);
        QVERIFY(*made == json::parse(R"([{"type": "RLIMIT_NOFILE", "soft": 500, "hard": 20000},
                                         {"type": "RLIMIT_NPROC", "soft": 6, "hard": 6}])"));
        QCOMPARE(warnings.size(), 1U);
        host.mayRaiseLimits = true;
        warnings.clear();
        made = limitsJson({{.name = "core", .soft = -1, .hard = -1}}, host, warnings);
        VERIFY_OK(made);
        QVERIFY(*made == json::parse(R"([{"type": "RLIMIT_CORE", "soft": 18446744073709551615,
                                          "hard": 18446744073709551615},
                                         {"type": "RLIMIT_NOFILE", "soft": 30000, "hard": 30000},
                                         {"type": "RLIMIT_NPROC", "soft": 1048576, "hard": 1048576}])"));
        QVERIFY(warnings.empty());
    }

    void limitsThatCannotBeAreRefused()
    {
        Warnings warnings;
        VERIFY_FAILS(limitsJson({{.name = "files", .soft = 1, .hard = 1}}, {}, warnings), ErrorKind::InvalidInput);
        VERIFY_FAILS(limitsJson({{.name = "nofile", .soft = 2, .hard = 1}}, {}, warnings), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestSpecResources)
#include "tst_specresources.moc"
