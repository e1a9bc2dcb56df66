// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/hostprobe.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <algorithm>

using namespace darse;
using namespace darse::sys;

namespace {

/// A machine on which all is well.
class Machine {
public:
    Machine()
    {
        write("proc/sys/net/ipv4/ip_unprivileged_port_start", "80\n");
        write("proc/sys/net/ipv4/ip_forward", "1\n");
        write("proc/sys/fs/inotify/max_user_instances", "1024\n");
        write("proc/sys/fs/inotify/max_user_watches", "524288\n");
        write("proc/self/uid_map", "         0       1000          1\n         1     100000      65536\n");
        write("proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        write("sys/module/apparmor/parameters/enabled", "Y\n");
        write("run/systemd/system/x", "");
        write("var/lib/systemd/linger/ada", "");
    }

    void write(std::string_view name, std::string_view content) const { m_dir.write(name, content); }
    void remove(std::string_view name) const { std::filesystem::remove(m_dir / name); }
    [[nodiscard]] HostPlace place(bool isRootless) const
    {
        return {.root = m_dir.path(),
                .state = m_dir.path(),
                .userName = "ada",
                .isRootless = isRootless,
                .installer = Installer::Apt};
    }
    /// Empty when nothing is said about it.
    [[nodiscard]] Finding finding(std::string_view name, bool isRootless) const
    {
        const auto all = probeHost(place(isRootless));
        const auto found = std::ranges::find(all, name, &Finding::name);
        return found == all.end() ? Finding{} : *found;
    }

private:
    test::TempDir m_dir;
};

} // namespace

/// Settings of a machine that containers depend on.
class TestHostProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWellNeedsNoWords()
    {
        const Machine machine;
        for (const char* name :
             {"unprivilegedPorts", "inotify", "subordinateIds", "pressure", "securityModule", "lingering"}) {
            const Finding finding = machine.finding(name, true);
            QVERIFY2(finding.isOk && !finding.reason.empty(), name);
            QVERIFY2(finding.remedy.empty() && finding.consequence.empty(), name);
        }
    }

    void whatIsNotIsExplained_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("remedy");
        const auto add = [](const char* name, const char* file, const char* content, const char* remedy) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(file) << QByteArray(content) << QByteArray(remedy);
        };
        add("unprivilegedPorts", "proc/sys/net/ipv4/ip_unprivileged_port_start", "1024\n",
            "echo net.ipv4.ip_unprivileged_port_start=80 | sudo tee -a /etc/sysctl.d/50-darse.conf && sudo sysctl "
            "--system");
        add("inotify", "proc/sys/fs/inotify/max_user_watches", "8192\n",
            "echo fs.inotify.max_user_watches=524288 | sudo tee -a /etc/sysctl.d/50-darse.conf && sudo sysctl "
            "--system");
        add("subordinateIds", "proc/self/uid_map", "         0       1000          1\n",
            "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ada");
        add("securityModule", "sys/module/apparmor/parameters/enabled", "N\n", "sudo apt install apparmor");
    }
    void whatIsNotIsExplained()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, remedy);
        const Machine machine;
        machine.write(file.toStdString(), content.toStdString());
        const Finding finding = machine.finding(name.toStdString(), true);
        QVERIFY(!finding.isOk && !finding.reason.empty() && !finding.consequence.empty());
        QCOMPARE(finding.remedy, remedy.toStdString());
    }

    void lingeringIsTheUsersOwn()
    {
        const Machine machine;
        machine.remove("var/lib/systemd/linger/ada");
        QCOMPARE(machine.finding("lingering", true).remedy, std::string("sudo loginctl enable-linger ada"));
        machine.remove("run/systemd/system/x");
        machine.remove("run/systemd/system");
        QVERIFY2(machine.finding("lingering", true).name.empty(), "without systemd nobody ends anything");
        QVERIFY(machine.finding("lingering", false).name.empty());
    }

    void permissiveSelinuxIsNoFence()
    {
        const Machine machine;
        machine.write("sys/module/apparmor/parameters/enabled", "N\n");
        machine.write("sys/fs/selinux/enforce", "1");
        QVERIFY(machine.finding("securityModule", false).isOk);
        machine.write("sys/fs/selinux/enforce", "0");
        const Finding finding = machine.finding("securityModule", false);
        QVERIFY(!finding.isOk);
        QCOMPARE(finding.remedy, std::string("sudo setenforce 1"));
    }

    void rootIsToldOfItsOwnThings()
    {
        const Machine machine;
        QVERIFY(machine.finding("ipForwarding", false).isOk);
        QVERIFY(machine.finding("ipForwarding", true).name.empty());
        QVERIFY(machine.finding("subordinateIds", false).name.empty());
        machine.write("proc/sys/net/ipv4/ip_forward", "0\n");
        QVERIFY2(machine.finding("ipForwarding", false).isOk, "it can be turned on");
    }

    void missingStateFolderIsTold()
    {
        HostPlace place = Machine().place(false);
        place.state = "/nowhere/at/all";
        const auto all = probeHost(place);
        const auto space = std::ranges::find(all, "diskSpace", &Finding::name);
        QVERIFY(space != all.end() && !space->isOk && !space->reason.empty());
    }

    void kernelCallsAreTried()
    {
        const auto all = probeKernel();
        const auto pidfd = std::ranges::find(all, "pidfd", &Finding::name);
        QVERIFY(pidfd != all.end());
        QVERIFY2(pidfd->isOk, "every kernel that this is built for has it");
    }
};

QTEST_GUILESS_MAIN(TestHostProbe)
#include "tst_hostprobe.moc"
