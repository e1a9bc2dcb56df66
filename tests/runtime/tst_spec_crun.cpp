// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/runtime/capabilities.h"
#include "tests/runtime/crunbundle.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <sched.h>
#include <sstream>
#include <sys/mount.h>
#include <sys/stat.h>

using namespace darse;
using namespace darse::test;

namespace {

std::uint64_t hex(const std::string& text)
{
    return std::stoull(text, nullptr, 16);
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

/// What the specification says comes true in a container of crun, and of runc.
class TestSpecCrun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Whatever a test mounts goes with this process.
        QCOMPARE(::unshare(CLONE_NEWNS), 0);
        QCOMPARE(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), 0);
    }

    void aContainerIsConfinedByDefault_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<bool>("isCompiled");
        QTest::newRow("crun, filter compiled") << QStringLiteral("crun") << true;
        QTest::newRow("crun, filter as a list") << QStringLiteral("crun") << false;
        QTest::newRow("runc") << QStringLiteral("runc") << false;
    }

    void aContainerIsConfinedByDefault()
    {
        QFETCH(const QString, program);
        QFETCH(const bool, isCompiled);
        CrunBundle bundle;
        bundle.program = program.toStdString();
        bundle.machine.usesBpfAnnotation = isCompiled;
        const auto run = bundle.run({}, "cat /proc/self/status; hostname; ls /proc/self/fd | wc -l");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        QCOMPARE(statusField(run->output, "Seccomp"), std::string("2"));
        for (const char* set : {"CapEff", "CapPrm", "CapBnd"})
            QCOMPARE(hex(statusField(run->output, set)), runtime::usualCapabilities());
        for (const char* set : {"CapInh", "CapAmb"})
            QCOMPARE(hex(statusField(run->output, set)), std::uint64_t{0});
        QCOMPARE(statusField(run->output, "NoNewPrivs"), std::string("0"));
        QVERIFY(run->output.ends_with("boat\n4\n"));
    }

    void forbiddenCallsGetTheirErrno_data()
    {
        QTest::addColumn<bool>("isCompiled");
        QTest::newRow("compiled") << true;
        QTest::newRow("as a list") << false;
    }

    void forbiddenCallsGetTheirErrno()
    {
        QFETCH(const bool, isCompiled);
        CrunBundle bundle;
        bundle.machine.usesBpfAnnotation = isCompiled;
        const auto refused = bundle.run({}, "unshare -n true 2>&1; mount -t tmpfs none /tmp 2>&1");
        VERIFY_OK(refused);
        QVERIFY(contains(refused->output, "unshare: unshare(0x40000000): Operation not permitted"));
        QVERIFY(!contains(refused->output, "rror 38"));

        container::Config config;
        config.security.options = {R"(seccomp={"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
            {"names": ["mkdir", "mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 28}]})"};
        const auto own = bundle.run(config, "mkdir /tmp/a 2>&1");
        VERIFY_OK(own);
        QVERIFY2(contains(own->output, "No space left on device"), own->output.c_str());
    }

    void privilegedHasAllThatWeHave()
    {
        CrunBundle bundle;
        container::Config config;
        config.security.isPrivileged = true;
        const auto run = bundle.run(config, "cat /proc/self/status; mount; test -c /dev/kmsg && echo device; "
                                            "mount -t tmpfs none /tmp && echo mounted");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        QCOMPARE(statusField(run->output, "Seccomp"), std::string("0"));
        QVERIFY(hex(statusField(run->output, "CapEff")) > runtime::usualCapabilities());
        for (const char* said : {"device\n", "mounted\n", "sysfs on /sys type sysfs (rw"})
            QVERIFY2(contains(run->output, said), said);
        QVERIFY(!contains(run->output, "/proc/timer_list"));
    }

    void capabilitiesAreAddedAndDropped()
    {
        CrunBundle bundle;
        container::Config config;
        config.security.addedCapabilities = {"net_admin"};
        config.security.droppedCapabilities = {"ALL"};
        const auto run = bundle.run(config, "cat /proc/self/status");
        VERIFY_OK(run);
        QCOMPARE(hex(statusField(run->output, "CapEff")), std::uint64_t{1} << 12U);
        QCOMPARE(hex(statusField(run->output, "CapBnd")), std::uint64_t{1} << 12U);
    }

    void usersAreWhoTheyAre()
    {
        CrunBundle bundle;
        const UniqueFd root(::open(bundle.root().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        const auto who = runtime::findIdentity(root.get(), "web", {"50"});
        VERIFY_OK(who);
        bundle.place.identity = *who;
        const auto run = bundle.run({}, "id -u; id -g; id -G; echo $HOME; cat /proc/self/status; ls -ld /dev/pts");
        VERIFY_OK(run);
        QVERIFY2(run->output.starts_with("1000\n1000\n1000 50 2000\n/home/web\n"), run->output.c_str());
        QCOMPARE(hex(statusField(run->output, "CapEff")), std::uint64_t{0});
        QCOMPARE(hex(statusField(run->output, "CapBnd")), runtime::usualCapabilities());
    }

    void newPrivilegesCanBeForbidden()
    {
        CrunBundle bundle;
        container::Config config;
        config.security.options = {"no-new-privileges"};
        const auto run = bundle.run(config, "cat /proc/self/status");
        VERIFY_OK(run);
        QCOMPARE(statusField(run->output, "NoNewPrivs"), std::string("1"));
        QCOMPARE(statusField(run->output, "Seccomp"), std::string("2"));
    }

    void limitsArriveInTheCgroup()
    {
        CrunBundle bundle;
        container::Config config;
        config.resources = {.cpuShares = 512,
                            .nanoCpus = 1'500'000'000,
                            .cpusetCpus = "0",
                            .memory = 64 * 1024 * 1024,
                            .memoryReservation = 32 * 1024 * 1024,
                            .memorySwappiness = 10,
                            .pids = 77,
                            .readBytes = {{.device = "/dev/loop0", .rate = 1'048'576}}};
        config.ulimits = {{.name = "nofile", .soft = 100, .hard = 200}, {.name = "core", .soft = 0, .hard = 0}};
        const auto run =
            bundle.run(config, "cd /sys/fs/cgroup; cat cpu/cpu.shares cpu/cpu.cfs_quota_us cpuset/cpuset.cpus "
                               "memory/memory.limit_in_bytes memory/memory.memsw.limit_in_bytes "
                               "memory/memory.soft_limit_in_bytes memory/memory.swappiness "
                               "pids/pids.max blkio/blkio.throttle.read_bps_device; "
                               "grep 'open files' /proc/self/limits");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        QVERIFY2(run->output.starts_with("512\n150000\n0\n67108864\n134217728\n33554432\n10\n77\n7:0 1048576\n"),
                 run->output.c_str());
        std::istringstream words(run->output.substr(run->output.find("Max open files") + 14));
        int soft = 0;
        int hard = 0;
        words >> soft >> hard;
        QCOMPARE(soft, 100);
        QCOMPARE(hard, 200);
    }

    void noLimitOfPidsIsNone()
    {
        CrunBundle bundle;
        container::Config config;
        const auto usual = bundle.run(config, "cat /sys/fs/cgroup/pids/pids.max");
        VERIFY_OK(usual);
        QCOMPARE(usual->output, std::string("2048\n"));
        config.resources.pids = -1;
        const auto none = bundle.run(config, "cat /sys/fs/cgroup/pids/pids.max");
        VERIFY_OK(none);
        QCOMPARE(none->output, std::string("4194304\n"));
    }

    void aReadOnlyRootStillHasItsTmpfs()
    {
        CrunBundle bundle;
        bundle.place.mounts = {{.target = "/tmp",
                                .type = "tmpfs",
                                .source = "tmpfs",
                                .options = {"nosuid", "nodev", "size=1048576", "mode=1777"}}};
        container::Config config;
        config.isRootReadOnly = true;
        config.sharedMemory = 4 * 1024 * 1024;
        const auto run = bundle.run(config, "touch /x 2>&1; touch /tmp/y && echo fine; mount");
        VERIFY_OK(run);
        QVERIFY(contains(run->output, "touch: /x: Read-only file system"));
        QVERIFY(contains(run->output, "fine\n"));
        QVERIFY(contains(run->output, "tmpfs on /tmp type tmpfs (rw,nosuid,nodev,relatime,size=1024k"));
        QVERIFY(contains(run->output, "shm on /dev/shm type tmpfs (rw,nosuid,nodev,noexec,relatime,size=4096k)"));
    }

    void sysctlsAreOfTheContainer()
    {
        CrunBundle bundle;
        container::Config config;
        config.sysctls = {{"net.ipv4.ip_forward", "1"}, {"kernel.shmmax", "12345678"}, {"fs.mqueue.msg_max", "17"}};
        config.domainname = "harbour.example";
        const auto run = bundle.run(config, "cd /proc/sys; cat net/ipv4/ip_forward net/ipv4/ping_group_range "
                                            "kernel/shmmax fs/mqueue/msg_max kernel/domainname");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        QCOMPARE(run->output, std::string("1\n0\t0\n12345678\n17\nharbour.example\n"));
    }

    void whatTheKernelTellsIsMasked()
    {
        CrunBundle bundle;
        const std::string ask = "wc -c </proc/timer_list; echo 0 2>/dev/null >/proc/sys/kernel/printk || echo fixed";
        const auto usual = bundle.run({}, ask);
        VERIFY_OK(usual);
        QCOMPARE(usual->output, std::string("0\nfixed\n"));
        container::Config config;
        config.security.options = {"unmask=/proc/timer_*", "mask=/etc/passwd"};
        const auto open =
            bundle.run(config, "wc -c </etc/passwd; test -s /proc/timer_list; mount | grep -c /proc/timer");
        VERIFY_OK(open);
        QCOMPARE(open->output, std::string("0\n0\n"));
    }

    void devicesCanBeUsed()
    {
        CrunBundle bundle;
        container::Config config;
        config.devices = {{.host = "/dev/loop0", .inside = "/dev/disk", .permissions = "r"}};
        const auto run = bundle.run(config, "stat -c '%t:%T' /dev/disk; true </dev/disk && echo opened; "
                                            "(echo x >/dev/disk) 2>&1");
        VERIFY_OK(run);
        QVERIFY2(run->output.starts_with("7:0\nopened\n"), run->output.c_str());
        QVERIFY2(contains(run->output, "Operation not permitted"), run->output.c_str());
    }

    void anInitIsTheFirstProcess()
    {
        CrunBundle bundle;
        bundle.place.initProgram = "/usr/bin/catatonit";
        const auto run = bundle.run({}, "head -c 9 /proc/1/comm; head -c 9 /proc/self/stat; exit 3");
        VERIFY_OK(run);
        QVERIFY2(run->output.starts_with("init\n"), run->output.c_str());
        QCOMPARE(run->exitCode, 3);
    }

    void namespacesOfTheHostAreTheHosts()
    {
        CrunBundle bundle;
        bundle.place.network.isHost = true;
        bundle.place.uts.isHost = true;
        bundle.place.ipc.isHost = true;
        bundle.place.pid.isHost = true;
        const auto run = bundle.run({}, "for n in net uts ipc pid mnt; do stat -Lc %i /proc/self/ns/$n; done");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        std::istringstream inodes(run->output);
        for (const char* name : {"net", "uts", "ipc", "pid", "mnt"}) {
            struct stat ours {};
            QCOMPARE(::stat(("/proc/self/ns/" + std::string(name)).c_str(), &ours), 0);
            ino_t inode = 0;
            inodes >> inode;
            QVERIFY2((inode == ours.st_ino) == (std::string(name) != "mnt"), name);
        }
    }

    void usersCanBeMapped()
    {
        CrunBundle bundle;
        bundle.place.userIds = {{.inside = 0, .outside = 200000, .count = 1000}};
        bundle.place.groupIds = {{.inside = 0, .outside = 200000, .count = 4}};
        container::Config config;
        config.devices = {{.host = "/dev/kmsg", .inside = "/dev/kmsg"}};
        const auto run = bundle.run(config, "cat /proc/self/uid_map; id -u; test -c /dev/kmsg && echo device; mount");
        VERIFY_OK(run);
        QVERIFY2(run->exitCode == 0, run->errors.c_str());
        QVERIFY(contains(run->output, "200000       1000\n0\ndevice\n"));
        QVERIFY(!contains(run->output, "gid=5"));
    }
};

QTEST_GUILESS_MAIN(TestSpecCrun)
#include "tst_spec_crun.moc"
