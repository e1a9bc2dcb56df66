// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/runtime/seccompprofile.h"
#include "core/sys/files.h"

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

namespace darse::runtime {

namespace {

struct Release {
    void operator()(void* filter) const { ::seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

constexpr Bytes kMostProgram{1024 * 1024};
constexpr std::uint32_t kBinaryTree = 2;

std::uint32_t number(const SeccompAction& action)
{
    switch (action.verdict) {
    case SeccompVerdict::Allow:
        return SCMP_ACT_ALLOW;
    case SeccompVerdict::Errno:
        return SCMP_ACT_ERRNO(action.errnoValue);
    case SeccompVerdict::Log:
        return SCMP_ACT_LOG;
    case SeccompVerdict::Trap:
        return SCMP_ACT_TRAP;
    case SeccompVerdict::KillThread:
        return SCMP_ACT_KILL_THREAD;
    case SeccompVerdict::KillProcess:
        break;
    }
    return SCMP_ACT_KILL_PROCESS;
}

scmp_compare number(SeccompComparison comparison)
{
    switch (comparison) {
    case SeccompComparison::NotEqual:
        return SCMP_CMP_NE;
    case SeccompComparison::Less:
        return SCMP_CMP_LT;
    case SeccompComparison::LessOrEqual:
        return SCMP_CMP_LE;
    case SeccompComparison::Equal:
        return SCMP_CMP_EQ;
    case SeccompComparison::GreaterOrEqual:
        return SCMP_CMP_GE;
    case SeccompComparison::Greater:
        return SCMP_CMP_GT;
    case SeccompComparison::MaskedEqual:
        break;
    }
    return SCMP_CMP_MASKED_EQ;
}

Error failed(int code, std::string_view what)
{
    return Error::fromErrno(-code, what);
}

/// Programs for the 32 bits of the same processor run too.
int addCompatibleArchitecture([[maybe_unused]] scmp_filter_ctx filter)
{
#if defined(__x86_64__)
    return ::seccomp_arch_add(filter, SCMP_ARCH_X86);
#elif defined(__aarch64__)
    return ::seccomp_arch_add(filter, SCMP_ARCH_ARM);
#elif defined(__s390x__)
    return ::seccomp_arch_add(filter, SCMP_ARCH_S390);
#else
    return 0;
#endif
}

Result<void> addRule(scmp_filter_ctx filter, const SeccompRule& rule, const SeccompAction& otherwise)
{
    // libseccomp takes a rule that says what happens anyway for a mistake.
    if (number(rule.action) == number(otherwise))
        return ok();
    std::vector<scmp_arg_cmp> arguments;
    for (const SeccompArgument& argument : rule.arguments)
        arguments.push_back({.arg = argument.index,
                             .op = number(argument.comparison),
                             .datum_a = argument.value,
                             .datum_b = argument.valueTwo});
    for (const std::string& name : rule.names) {
        const int call = ::seccomp_syscall_resolve_name(name.c_str());
        if (call == __NR_SCMP_ERROR)
            continue;
        const int code = ::seccomp_rule_add_array(filter, number(rule.action), call,
                                                  static_cast<unsigned>(arguments.size()), arguments.data());
        // A call that one of the architectures does not have is not missing.
        if (code != 0 && code != -EDOM && code != -EEXIST)
            return failed(code, "filter the system call " + name);
    }
    return ok();
}

Result<std::string> exported(scmp_filter_ctx filter)
{
    const UniqueFd memory(::memfd_create("seccomp", MFD_CLOEXEC));
    if (!memory.isOpen())
        return Error::fromErrno(errno, "make room for the filter of system calls");
    if (const int code = ::seccomp_export_bpf(filter, memory.get()); code != 0)
        return failed(code, "compile the filter of system calls");
    if (::lseek(memory.get(), 0, SEEK_SET) != 0)
        return Error::fromErrno(errno, "read the filter of system calls");
    return sys::readAll(memory.get(), kMostProgram, "the filter of system calls");
}

} // namespace

Result<std::string> compileProfile(const SeccompProfile& profile)
{
    const Filter filter(::seccomp_init(number(profile.otherwise)));
    if (!filter)
        return Error(ErrorKind::Internal, "there is no memory for the filter of system calls");
    int code = addCompatibleArchitecture(filter.get());
    // An architecture that we do not know is as a call that we do not know.
    if (code == 0)
        code = ::seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS));
    if (code == 0)
        code = ::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, kBinaryTree);
    if (code != 0)
        return failed(code, "prepare the filter of system calls");
    for (const SeccompRule& rule : profile.rules)
        TRY(addRule(filter.get(), rule, profile.otherwise));
    return exported(filter.get());
}

} // namespace darse::runtime
