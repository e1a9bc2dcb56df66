// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/seccomp.h"
#include "core/runtime/seccompprofile.h"
#include "tests/runtime/bpfmachine.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <sched.h>
#include <sys/socket.h>
#include <sys/syscall.h>

using namespace darse;
using namespace darse::runtime;
using namespace darse::test;

namespace {

constexpr std::uint32_t kAllowed = SECCOMP_RET_ALLOW;

CapabilitySet with(std::string_view name)
{
    return usualCapabilities() | CapabilitySet{1} << capabilityNumber(name).value();
}

BpfMachine machineOf(const SeccompProfile& profile)
{
    const auto program = compileProfile(profile);
    return BpfMachine(program ? *program : std::string());
}

BpfMachine usual(CapabilitySet capabilities = usualCapabilities())
{
    return machineOf(usualProfile(capabilities));
}

BpfMachine custom(std::string_view text, CapabilitySet capabilities = usualCapabilities())
{
    const auto profile = parseProfile(text, capabilities);
    return profile ? machineOf(*profile) : BpfMachine({});
}

} // namespace

class TestSeccomp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatProgramsNeedIsAllowed()
    {
        const BpfMachine filter = usual();
        for (const int call : {SYS_read, SYS_openat, SYS_execve, SYS_futex, SYS_epoll_pwait, SYS_mmap, SYS_setuid,
                               SYS_ptrace, SYS_close_range, SYS_capset, SYS_exit_group, SYS_rseq})
            QCOMPARE(filter.decide(call), kAllowed);
    }

    void whatBreaksOutIsRefused()
    {
        const BpfMachine filter = usual();
        for (const int call : {SYS_mount, SYS_setns, SYS_bpf, SYS_keyctl, SYS_io_uring_setup, SYS_userfaultfd,
                               SYS_kexec_load, SYS_init_module, SYS_open_by_handle_at, SYS_perf_event_open,
                               SYS_pivot_root, SYS_reboot, SYS_settimeofday, SYS_swapon, SYS_umount2})
            QCOMPARE(filter.decide(call), refusal(EPERM));
    }

    void whatNobodyKnewDoesNotExist()
    {
        QCOMPARE(usual().decide(100'000), refusal(ENOSYS));
        QCOMPARE(usual().decide(SYS_clone3), refusal(ENOSYS));
    }

    void capabilitiesOpenTheirCalls()
    {
        const BpfMachine admin = usual(with("SYS_ADMIN"));
        for (const int call : {SYS_mount, SYS_clone3, SYS_setns, SYS_bpf, SYS_umount2})
            QCOMPARE(admin.decide(call), kAllowed);
        QCOMPARE(admin.decide(SYS_clone, {CLONE_NEWUSER}), kAllowed);
        QCOMPARE(admin.decide(SYS_unshare, {CLONE_NEWNS}), kAllowed);
        QCOMPARE(admin.decide(SYS_io_uring_setup), refusal(EPERM));
        QCOMPARE(usual(with("SYS_MODULE")).decide(SYS_init_module), kAllowed);
        QCOMPARE(usual(with("PERFMON")).decide(SYS_perf_event_open), kAllowed);
        QCOMPARE(usual(0).decide(SYS_chroot), refusal(EPERM));
    }

    void newNamespacesNeedACapability()
    {
        const BpfMachine filter = usual();
        QCOMPARE(filter.decide(SYS_clone, {SIGCHLD}), kAllowed);
        QCOMPARE(filter.decide(SYS_clone, {CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_THREAD | CLONE_SIGHAND}),
                 kAllowed);
        QCOMPARE(filter.decide(SYS_unshare, {CLONE_FILES}), kAllowed);
        for (const std::uint64_t flag :
             {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET}) {
            QCOMPARE(filter.decide(SYS_clone, {flag | SIGCHLD}), refusal(EPERM));
            QCOMPARE(filter.decide(SYS_unshare, {flag}), refusal(EPERM));
        }
        QCOMPARE(filter.decide(SYS_clone, {CLONE_NEWNS | CLONE_NEWUSER}), refusal(EPERM));
    }

    void socketsReachNeitherTheHostNorItsAudit()
    {
        constexpr std::uint64_t kUpperHalf = 0xabcdef0000000000;
        const BpfMachine filter = usual();
        for (std::uint64_t family = 0; family < 64; ++family)
            if (family != AF_VSOCK)
                QCOMPARE(filter.decide(SYS_socket, {family, SOCK_STREAM, 0}), kAllowed);
        QCOMPARE(filter.decide(SYS_socket, {AF_VSOCK, SOCK_STREAM, 0}), refusal(EPERM));
        QCOMPARE(filter.decide(SYS_socket, {kUpperHalf | AF_VSOCK, SOCK_STREAM, 0}), refusal(EPERM));
        for (std::uint64_t protocol = 0; protocol < 32; ++protocol)
            QCOMPARE(filter.decide(SYS_socket, {AF_NETLINK, SOCK_RAW, protocol}),
                     protocol == 9 ? refusal(EINVAL) : kAllowed);
        QCOMPARE(filter.decide(SYS_socket, {AF_NETLINK, SOCK_RAW, kUpperHalf | 9}), refusal(EINVAL));
        QCOMPARE(usual(with("AUDIT_WRITE")).decide(SYS_socket, {AF_NETLINK, SOCK_RAW, 9}), kAllowed);
    }

    void onlyKnownPersonalitiesAreTaken()
    {
        const BpfMachine filter = usual();
        for (const std::uint64_t known : {0U, 8U, 0x20000U, 0x20008U, 0xffffffffU})
            QCOMPARE(filter.decide(SYS_personality, {known}), kAllowed);
        QCOMPARE(filter.decide(SYS_personality, {0x0040000}), refusal(ENOSYS));
    }

    void otherArchitecturesAreFilteredToo()
    {
        const BpfMachine filter = usual();
        seccomp_data call{};
        call.arch = AUDIT_ARCH_I386;
        call.nr = 3; // read
        QCOMPARE(filter.decide(call), kAllowed);
        call.nr = 21; // mount
        QCOMPARE(filter.decide(call), refusal(EPERM));
        call.arch = AUDIT_ARCH_MIPS;
        QCOMPARE(filter.decide(call), refusal(ENOSYS));
        QCOMPARE(filter.decide(0x40000000), refusal(ENOSYS)); // read of x32
    }

    void dockersProfilesAreRead()
    {
        const BpfMachine filter = custom(R"({"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "archMap": [],
            "syscalls": [
              {"names": ["read", "no_such_call"], "action": "SCMP_ACT_ALLOW", "args": null, "comment": ""},
              {"name": "write", "action": "SCMP_ACT_ALLOW"},
              {"names": ["mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 28},
              {"names": ["unlinkat"], "action": "SCMP_ACT_ERRNO"},
              {"names": ["kill"], "action": "SCMP_ACT_ALLOW",
               "args": [{"index": 1, "value": 9, "valueTwo": 0, "op": "SCMP_CMP_NE"}]},
              {"names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}},
              {"names": ["umount2"], "action": "SCMP_ACT_ALLOW", "excludes": {"caps": ["CAP_CHOWN"]}},
              {"names": ["chroot"], "action": "SCMP_ACT_ALLOW", "includes": {"arches": ["mips"]}},
              {"names": ["ptrace"], "action": "SCMP_ACT_ALLOW", "includes": {"minKernel": "4.8"}},
              {"names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": {"minKernel": "99.0"}}]})");
        for (const int call : {SYS_read, SYS_write, SYS_ptrace})
            QCOMPARE(filter.decide(call), kAllowed);
        for (const int call : {SYS_openat, SYS_mount, SYS_umount2, SYS_chroot, SYS_bpf})
            QCOMPARE(filter.decide(call), refusal(ENOSYS));
        QCOMPARE(filter.decide(SYS_mkdirat), refusal(ENOSPC));
        QCOMPARE(filter.decide(SYS_unlinkat), refusal(EPERM));
        QCOMPARE(filter.decide(SYS_kill, {1, 15}), kAllowed);
        QCOMPARE(filter.decide(SYS_kill, {1, 9}), refusal(ENOSYS));
    }

    void conditionsOfAProfileAreForTheCapabilities()
    {
        const BpfMachine filter = custom(R"({"defaultAction": "SCMP_ACT_KILL_PROCESS", "syscalls": [
              {"names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}}]})",
                                         with("SYS_ADMIN"));
        QCOMPARE(filter.decide(SYS_mount), kAllowed);
        QCOMPARE(filter.decide(SYS_read), static_cast<std::uint32_t>(SECCOMP_RET_KILL_PROCESS));
    }

    void brokenProfilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("/etc/profile.json");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no default") << QByteArray(R"({"syscalls": []})");
        QTest::newRow("unknown action") << QByteArray(R"({"defaultAction": "SCMP_ACT_MAYBE"})");
        QTest::newRow("notify") << QByteArray(R"({"defaultAction": "SCMP_ACT_NOTIFY"})");
        QTest::newRow("calls") << QByteArray(R"({"defaultAction": "SCMP_ACT_ALLOW", "syscalls": {}})");
        QTest::newRow("no names") << QByteArray(R"({"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{}]})");
        QTest::newRow("argument") << QByteArray(R"({"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
              {"names": ["read"], "action": "SCMP_ACT_LOG", "args": [{"index": 6, "op": "SCMP_CMP_EQ"}]}]})");
        QTest::newRow("errno") << QByteArray(R"({"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 70000})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void brokenProfilesAreRefused()
    {
        QFETCH(const QByteArray, text);
        VERIFY_FAILS(parseProfile(text.toStdString(), usualCapabilities()), ErrorKind::InvalidInput);
    }

    void theListSaysTheSameAsTheProgram()
    {
        const auto list = profileJson(usualProfile(usualCapabilities()));
        const BpfMachine filter = custom(list.dump());
        QCOMPARE(filter.size(), usual().size());
        QCOMPARE(list.at("defaultErrnoRet").get<int>(), ENOSYS);
    }

    void filtersAreKept()
    {
        const SpecMachine machine;
        const SeccompWish wish{.capabilities = usualCapabilities()};
        const auto first = settleSeccomp(wish, machine);
        VERIFY_OK(first);
        QVERIFY(!first->compiled.empty());
        QVERIFY(first->list.is_null());
        const auto other = settleSeccomp({.capabilities = with("SYS_ADMIN")}, machine);
        VERIFY_OK(other);
        QVERIFY(first->compiled != other->compiled);
        const auto again = settleSeccomp(wish, machine);
        VERIFY_OK(again);
        QVERIFY(first->compiled == again->compiled);
    }

    void runtimesWithoutTheAnnotationGetTheList()
    {
        const SpecMachine machine{.usesBpfAnnotation = false};
        const auto made = settleSeccomp({.capabilities = usualCapabilities()}, machine);
        VERIFY_OK(made);
        QVERIFY(made->compiled.empty());
        QCOMPARE(made->list.at("defaultAction").get<std::string>(), std::string("SCMP_ACT_ERRNO"));
    }

    void unconfinedIsNoFilter()
    {
        const auto made = settleSeccomp({.profile = "unconfined"}, SpecMachine{});
        VERIFY_OK(made);
        QVERIFY(made->compiled.empty() && made->list.is_null());
    }

    void aFilterThatIsKeptCostsNothing()
    {
        const SpecMachine machine;
        const SeccompWish wish{.capabilities = usualCapabilities()};
        QElapsedTimer timer;
        timer.start();
        VERIFY_OK(settleSeccomp(wish, machine));
        const qint64 compiled = timer.nsecsElapsed();
        timer.restart();
        VERIFY_OK(settleSeccomp(wish, machine));
        const qint64 kept = timer.nsecsElapsed();
        qInfo("compiled in %.2f ms, kept in %.4f ms", static_cast<double>(compiled) / 1e6,
              static_cast<double>(kept) / 1e6);
        QVERIFY(kept < compiled);
    }
};

QTEST_GUILESS_MAIN(TestSeccomp)
#include "tst_seccomp.moc"
