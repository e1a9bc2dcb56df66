// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/seccompprofile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>

namespace darse::runtime {

namespace {

/// Names by what they are for, separated by blanks.
constexpr std::array kAllowed{
    // Files
    "access chdir chmod chown chown32 close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2 "
    "fadvise64 fadvise64_64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchown32 fchownat fcntl fcntl64 "
    "fdatasync "
    "flock fstat fstat64 fstatat64 fstatfs fstatfs64 fsync ftruncate ftruncate64 futimesat getcwd getdents getdents64 "
    "lchown lchown32 link linkat lseek _llseek lstat lstat64 mkdir mkdirat mknod mknodat name_to_handle_at newfstatat "
    "open openat openat2 readdir readlink readlinkat rename renameat renameat2 rmdir stat stat64 statfs statfs64 statx "
    "symlink symlinkat sync sync_file_range sync_file_range2 arm_sync_file_range arm_fadvise64_64 syncfs truncate "
    "truncate64 umask unlink unlinkat utime utimensat utimensat_time64 utimes cachestat statmount listmount",
    // Extended attributes
    "fgetxattr flistxattr fremovexattr fsetxattr getxattr lgetxattr listxattr llistxattr lremovexattr lsetxattr "
    "removexattr setxattr getxattrat setxattrat listxattrat removexattrat",
    // Reading and writing
    "io_cancel io_destroy io_getevents io_pgetevents io_pgetevents_time64 io_setup io_submit ioctl pread64 preadv "
    "preadv2 pwrite64 pwritev pwritev2 read readahead readv sendfile sendfile64 splice tee write writev pipe "
    "pipe2",
    // Waiting for something to happen
    "epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait epoll_wait_old eventfd "
    "eventfd2 fanotify_mark inotify_add_watch inotify_init inotify_init1 inotify_rm_watch _newselect poll ppoll "
    "ppoll_time64 pselect6 pselect6_time64 select signalfd signalfd4 timerfd timerfd_create timerfd_gettime "
    "timerfd_gettime64 timerfd_settime timerfd_settime64",
    // Network; socket() has conditions of its own
    "accept accept4 bind connect getpeername getsockname getsockopt listen recv recvfrom recvmmsg recvmmsg_time64 "
    "recvmsg send sendmmsg sendmsg sendto setsockopt shutdown socketcall socketpair",
    // Memory
    "brk madvise map_shadow_stack membarrier memfd_create memfd_secret mincore mlock mlock2 "
    "mlockall "
    "mmap mmap2 mprotect mremap mseal msync munlock munlockall munmap pkey_alloc pkey_free pkey_mprotect "
    "remap_file_pages",
    // Processes and threads; clone() and unshare() have conditions of their own
    "execve execveat exit exit_group fork vfork get_robust_list get_thread_area getcpu getpgid getpgrp getpid getppid "
    "getpriority getrlimit getrusage getsid gettid kill pidfd_open pidfd_send_signal prctl prlimit64 process_mrelease "
    "process_vm_readv process_vm_writev ptrace restart_syscall rseq seccomp set_robust_list set_thread_area "
    "set_tid_address setpgid setpriority setrlimit setsid sysinfo syscall tgkill times tkill ugetrlimit uname wait4 "
    "waitid waitpid arch_prctl modify_ldt cacheflush set_tls breakpoint landlock_add_rule landlock_create_ruleset "
    "landlock_restrict_self riscv_flush_icache riscv_hwprobe s390_pci_mmio_read s390_pci_mmio_write "
    "s390_runtime_instr lsm_get_self_attr lsm_set_self_attr lsm_list_modules",
    // Locks
    "futex futex_requeue futex_time64 futex_wait futex_waitv futex_wake",
    // Who we are
    "capget capset getegid getegid32 geteuid geteuid32 getgid getgid32 getgroups getgroups32 getresgid getresgid32 "
    "getresuid getresuid32 getuid getuid32 setfsgid setfsgid32 setfsuid setfsuid32 setgid setgid32 setgroups "
    "setgroups32 setregid setregid32 setresgid setresgid32 setresuid setresuid32 setreuid setreuid32 setuid setuid32",
    // Scheduling
    "ioprio_get ioprio_set nice sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr "
    "sched_getparam sched_getscheduler sched_rr_get_interval sched_rr_get_interval_time64 sched_setaffinity "
    "sched_setattr sched_setparam sched_setscheduler sched_yield",
    // Signals
    "pause rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait "
    "rt_sigtimedwait_time64 rt_tgsigqueueinfo sigaction sigaltstack signal sigpending sigprocmask sigreturn sigsuspend",
    // Time; setting it needs a capability, and adjtimex() asks for that by itself
    "adjtimex alarm clock_adjtime clock_adjtime64 clock_getres clock_getres_time64 clock_gettime clock_gettime64 "
    "clock_nanosleep clock_nanosleep_time64 getitimer gettimeofday nanosleep setitimer time timer_create timer_delete "
    "timer_getoverrun timer_gettime timer_gettime64 timer_settime timer_settime64",
    // System V and POSIX communication
    "ipc mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedreceive_time64 mq_timedsend mq_timedsend_time64 "
    "mq_unlink msgctl msgget msgrcv msgsnd semctl semget semop semtimedop semtimedop_time64 shmat shmctl shmdt shmget",
    // Randomness
    "getrandom",
};

/// Refused to everybody. They exist, so EPERM is the honest answer.
constexpr std::array kRefused{
    "add_key keyctl request_key vmsplice",
    "io_uring_enter io_uring_register io_uring_setup userfaultfd",
    "kexec_file_load kexec_load nfsservctl swapon swapoff sysfs uselib ustat",
    "migrate_pages move_pages pciconfig_iobase pciconfig_read pciconfig_write swapcontext vm86 vm86old bdflush "
    "sgetmask ssetmask oldfstat oldlstat oldolduname oldstat olduname",
};

struct ForCapability {
    const char* capability;
    const char* names;
};

constexpr std::array kForCapabilities{
    ForCapability{"DAC_READ_SEARCH", "open_by_handle_at"},
    ForCapability{"SYS_ADMIN", "bpf clone clone3 fanotify_init fsconfig fsmount fsopen fspick lookup_dcookie mount "
                               "mount_setattr move_mount open_tree perf_event_open pivot_root quotactl quotactl_fd "
                               "setdomainname sethostname setns syslog umount umount2 unshare"},
    ForCapability{"BPF", "bpf"},
    ForCapability{"PERFMON", "perf_event_open"},
    ForCapability{"SYSLOG", "syslog"},
    ForCapability{"SYS_BOOT", "reboot"},
    ForCapability{"SYS_CHROOT", "chroot"},
    ForCapability{"SYS_MODULE", "delete_module finit_module init_module query_module"},
    ForCapability{"SYS_NICE", "get_mempolicy mbind set_mempolicy set_mempolicy_home_node"},
    ForCapability{"SYS_PACCT", "acct"},
    ForCapability{"SYS_PTRACE", "kcmp pidfd_getfd process_madvise"},
    ForCapability{"SYS_RAWIO", "ioperm iopl"},
    ForCapability{"SYS_TIME", "clock_settime clock_settime64 settimeofday stime"},
    ForCapability{"SYS_TTY_CONFIG", "vhangup"},
};

/// The C library falls back to clone() when there is no clone3(), whose flags no filter can see.
constexpr std::string_view kHasFallback = "clone3";

constexpr SeccompAction kAllow{.verdict = SeccompVerdict::Allow};
constexpr SeccompAction kDeny{.verdict = SeccompVerdict::Errno, .errnoValue = EPERM};

std::set<std::string> words(std::string_view text)
{
    std::set<std::string> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        found.emplace(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

SeccompArgument masked(std::uint32_t index, std::uint64_t mask, std::uint64_t value)
{
    return {.index = index, .value = mask, .valueTwo = value, .comparison = SeccompComparison::MaskedEqual};
}

/// An int of which the register's upper half says nothing: only a mask compares it so that nobody slips through.
SeccompArgument is(std::uint32_t index, std::uint32_t value, std::uint32_t mask = 0xffffffff)
{
    return masked(index, mask, value);
}

#if defined(__s390x__)
constexpr std::uint32_t kCloneFlags = 1;
#else
constexpr std::uint32_t kCloneFlags = 0;
#endif

/// `flag` by flag, because rules must not contradict one another.
void addNamespaceRules(std::vector<SeccompRule>& rules)
{
    constexpr std::array<std::uint64_t, 7> kNew{0x00020000, 0x02000000, 0x04000000, 0x08000000,
                                                0x10000000, 0x20000000, 0x40000000};
    constexpr std::uint64_t kAllNew = 0x7e020000;
    constexpr std::uint64_t kNewTime = 0x80; // A signal number in clone(), a flag in unshare().
    rules.push_back({{"clone"}, kAllow, {masked(kCloneFlags, kAllNew, 0)}});
    rules.push_back({{"unshare"}, kAllow, {masked(0, kAllNew | kNewTime, 0)}});
    for (const std::uint64_t flag : kNew) {
        rules.push_back({{"clone"}, kDeny, {masked(kCloneFlags, flag, flag)}});
        rules.push_back({{"unshare"}, kDeny, {masked(0, flag, flag)}});
    }
    rules.push_back({{"unshare"}, kDeny, {masked(0, kNewTime, kNewTime)}});
}

/// All families but AF_VSOCK, which reaches the host past every network namespace, and of netlink all but the audit of
/// the host, which answers EINVAL as where there is none.
void addSocketRules(std::vector<SeccompRule>& rules, bool mayAudit)
{
    constexpr std::uint32_t kNetlink = 16;
    constexpr std::uint32_t kVsock = 40;
    constexpr std::uint32_t kAudit = 9;
    struct Block {
        std::uint32_t first;
        std::uint32_t mask;
    };
    constexpr std::array<Block, 10> kFamilies{{{0, ~15U},
                                               {17, ~0U},
                                               {18, ~1U},
                                               {20, ~3U},
                                               {24, ~7U},
                                               {32, ~7U},
                                               {41, ~0U},
                                               {42, ~1U},
                                               {44, ~3U},
                                               {48, ~15U}}};
    constexpr std::array<Block, 5> kProtocols{{{0, ~7U}, {8, ~0U}, {10, ~1U}, {12, ~3U}, {16, ~15U}}};
    for (const Block& block : kFamilies)
        rules.push_back({{"socket"}, kAllow, {is(0, block.first, block.mask)}});
    rules.push_back({{"socket"}, kDeny, {is(0, kVsock)}});
    if (mayAudit) {
        rules.push_back({{"socket"}, kAllow, {is(0, kNetlink)}});
        return;
    }
    for (const Block& block : kProtocols)
        rules.push_back({{"socket"}, kAllow, {is(0, kNetlink), is(2, block.first, block.mask)}});
    rules.push_back(
        {{"socket"}, {.verdict = SeccompVerdict::Errno, .errnoValue = EINVAL}, {is(0, kNetlink), is(2, kAudit)}});
}

/// Linux, Linux for 32 bits, both with the addresses of old, and asking.
void addPersonalityRules(std::vector<SeccompRule>& rules)
{
    for (const std::uint32_t personality : {0U, 8U, 0x20000U, 0x20008U, 0xffffffffU})
        rules.push_back({{"personality"}, kAllow, {is(0, personality)}});
}

std::vector<std::string> list(const std::set<std::string>& names)
{
    return {names.begin(), names.end()};
}

} // namespace

SeccompProfile usualProfile(CapabilitySet capabilities)
{
    std::set<std::string> allowed;
    std::set<std::string> refused;
    for (const char* group : kAllowed)
        allowed.merge(words(group));
    for (const char* group : kRefused)
        refused.merge(words(group));
    for (const ForCapability& group : kForCapabilities)
        (hasCapability(capabilities, group.capability) ? allowed : refused).merge(words(group.names));
    refused.erase(std::string(kHasFallback));
    const bool isAdmin = hasCapability(capabilities, "SYS_ADMIN");
    if (!isAdmin)
        for (const char* conditional : {"clone", "unshare"})
            refused.erase(conditional);
    for (const std::string& name : allowed)
        refused.erase(name);

    SeccompProfile profile{.otherwise = {.verdict = SeccompVerdict::Errno, .errnoValue = ENOSYS}};
    profile.rules.push_back({.names = list(allowed), .action = kAllow});
    profile.rules.push_back({.names = list(refused), .action = kDeny});
    if (!isAdmin)
        addNamespaceRules(profile.rules);
    addSocketRules(profile.rules, hasCapability(capabilities, "AUDIT_WRITE"));
    addPersonalityRules(profile.rules);
    return profile;
}

} // namespace darse::runtime
