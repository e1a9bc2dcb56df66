// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/sys/hostprobe.h"

#include <array>
#include <cerrno>
#include <sys/syscall.h>
#include <unistd.h>

namespace darse::sys {
namespace {

// Arguments that are wrong or harmless: a call that is there says so, one that is not is ENOSYS.
long tryOpenat2()
{
    return ::syscall(SYS_openat2, -1, "", nullptr, 0UL);
}

long tryPidfdOpen()
{
    return ::syscall(SYS_pidfd_open, ::getpid(), 0U);
}

long tryFsopen()
{
    return ::syscall(SYS_fsopen, "", ~0U);
}

long tryMountSetattr()
{
    constexpr long kMountSetattr = 442;
    return ::syscall(kMountSetattr, -1, "", 0U, nullptr, 0UL);
}

struct CallRow {
    const char* name;
    long (*attempt)();
    const char* kernel;
    const char* without;
    bool isEssential;
};

constexpr std::array kCalls = {
    CallRow{"openat2", tryOpenat2, "5.6", "paths in images are resolved step by step, which is slower", false},
    CallRow{"pidfd", tryPidfdOpen, "5.3", "the engine cannot watch processes end", true},
    CallRow{"fsopen", tryFsopen, "5.2", "images with very many layers cannot be mounted", false},
    CallRow{"mountSetattr", tryMountSetattr, "5.12", "containers cannot have user ids mapped without a copy", false},
};

Finding findingFor(const CallRow& row)
{
    Finding out{.name = row.name, .isEssential = row.isEssential};
    const long result = row.attempt();
    const int error = errno;
    const UniqueFd opened(static_cast<int>(result));
    out.isOk = result >= 0 || error != ENOSYS;
    out.reason = out.isOk ? "the kernel has it" : "the kernel does not have it, or forbids it here";
    if (!out.isOk) {
        out.consequence = row.without;
        out.remedy = std::string("use Linux ") + row.kernel + " or later, or a container that allows it";
    }
    return out;
}

} // namespace

std::vector<Finding> probeKernel()
{
    std::vector<Finding> out;
    for (const CallRow& row : kCalls)
        out.push_back(findingFor(row));
    return out;
}

} // namespace darse::sys
