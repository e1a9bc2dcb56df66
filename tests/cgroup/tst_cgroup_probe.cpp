// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/probe.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

#include <algorithm>

using namespace darse;
using namespace darse::cgroup;
using darse::sys::Finding;
using darse::sys::Installer;
using darse::test::RecordedMachine;

namespace {

Finding finding(const RecordedMachine& machine, std::string_view name, Privilege privilege)
{
    const auto hierarchy = machine.hierarchy();
    if (!hierarchy)
        return {};
    const auto all = probeCgroups(*hierarchy, privilege, Installer::Dnf);
    const auto found = std::ranges::find(all, name, &Finding::name);
    return found == all.end() ? Finding{} : *found;
}

constexpr const char* kUseV2 =
    "sudo grubby --update-kernel=ALL --args=systemd.unified_cgroup_hierarchy=1 # then reboot";

} // namespace

/// What a person is told about cgroups.
class TestCgroupProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void v2IsWell()
    {
        const RecordedMachine machine("v2");
        QVERIFY(finding(machine, "cgroupLayout", Privilege::Root).isOk);
        QVERIFY(finding(machine, "cgroupControllers", Privilege::Root).isOk);
        QVERIFY(finding(machine, "cgroupDelegation", Privilege::Root).name.empty());
    }

    void v1IsExplained_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::newRow("v1") << QStringLiteral("v1");
        QTest::newRow("hybrid") << QStringLiteral("hybrid");
    }
    void v1IsExplained()
    {
        QFETCH(QString, machine);
        const RecordedMachine recorded(machine.toStdString());
        for (const char* name : {"cgroupLayout", "cgroupDelegation"}) {
            const Finding found = finding(recorded, name, Privilege::Rootless);
            QVERIFY2(!found.isOk && !found.isEssential && !found.consequence.empty(), name);
            if (machine == QStringLiteral("v1"))
                QCOMPARE(found.remedy, std::string(kUseV2));
        }
    }

    void missingControllersAreNamed()
    {
        const RecordedMachine machine("nested");
        const Finding found = finding(machine, "cgroupControllers", Privilege::Root);
        QVERIFY(!found.isOk);
        QCOMPARE(found.reason, std::string("containers cannot be limited by cpu, memory"));
    }

    void withoutDelegationThereIsACommand()
    {
        const RecordedMachine machine("rootless");
        QVERIFY(finding(machine, "cgroupDelegation", Privilege::Rootless).isOk);
        machine.write("proc/self/cgroup", "0::/\n");
        const Finding found = finding(machine, "cgroupDelegation", Privilege::Rootless);
        QVERIFY(!found.isOk);
        QVERIFY(found.remedy.find("delegate.conf") != std::string::npos);
    }

    void crunAndHybridAreExplained()
    {
        const RecordedMachine machine("hybrid");
        auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const Finding found = probeHybrid(*hierarchy);
        QVERIFY(!found.isOk);
        QVERIFY(found.reason.find("pids, hugetlb") != std::string::npos);
        QVERIFY(found.remedy.find("sudo mount -t cgroup -o pids cgroup /sys/fs/cgroup/pids") != std::string::npos);
        machine.write("sys/fs/cgroup/unified/cgroup.controllers", "\n");
        hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QVERIFY(probeHybrid(*hierarchy).isOk);
    }

    void withoutCgroupsNothingRuns()
    {
        const RecordedMachine machine("v2");
        machine.write("proc/self/mountinfo", "22 28 0:21 / /proc rw - proc proc rw\n");
        const Finding found = finding(machine, "cgroupLayout", Privilege::Root);
        QVERIFY(!found.isOk && found.isEssential && !found.remedy.empty());
    }
};

QTEST_GUILESS_MAIN(TestCgroupProbe)
#include "tst_cgroup_probe.moc"
