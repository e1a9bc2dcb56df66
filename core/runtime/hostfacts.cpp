// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/hostfacts.h"

#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <linux/capability.h>
#include <sstream>
#include <sys/resource.h>

namespace darse::runtime {

namespace {

struct Limit {
    std::string_view name;
    std::string_view constant;
    __rlimit_resource resource;
};

constexpr std::array kLimits{
    Limit{"as", "RLIMIT_AS", RLIMIT_AS},
    Limit{"core", "RLIMIT_CORE", RLIMIT_CORE},
    Limit{"cpu", "RLIMIT_CPU", RLIMIT_CPU},
    Limit{"data", "RLIMIT_DATA", RLIMIT_DATA},
    Limit{"fsize", "RLIMIT_FSIZE", RLIMIT_FSIZE},
    Limit{"locks", "RLIMIT_LOCKS", RLIMIT_LOCKS},
    Limit{"memlock", "RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
    Limit{"msgqueue", "RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE},
    Limit{"nice", "RLIMIT_NICE", RLIMIT_NICE},
    Limit{"nofile", "RLIMIT_NOFILE", RLIMIT_NOFILE},
    Limit{"nproc", "RLIMIT_NPROC", RLIMIT_NPROC},
    Limit{"rss", "RLIMIT_RSS", RLIMIT_RSS},
    Limit{"rtprio", "RLIMIT_RTPRIO", RLIMIT_RTPRIO},
    Limit{"rttime", "RLIMIT_RTTIME", RLIMIT_RTTIME},
    Limit{"sigpending", "RLIMIT_SIGPENDING", RLIMIT_SIGPENDING},
    Limit{"stack", "RLIMIT_STACK", RLIMIT_STACK},
};

constexpr Bytes kFileLimit{65536};

std::string read(const char* path)
{
    return sys::readFile(path, kFileLimit).valueOr({});
}

/// The value after "NAME:" in /proc/self/status.
std::uint64_t hexField(const std::string& status, std::string_view name)
{
    const auto at = status.find(name);
    if (at == std::string::npos)
        return 0;
    const auto digits = status.find_first_not_of(" \t", at + name.size());
    std::uint64_t value = 0;
    if (digits != std::string::npos)
        std::from_chars(status.data() + digits, status.data() + status.size(), value, 16);
    return value;
}

std::vector<IdRange> readMap(const char* path)
{
    std::vector<IdRange> ranges;
    std::istringstream lines(read(path));
    for (IdRange range; lines >> range.inside >> range.outside >> range.count;)
        ranges.push_back(range);
    return ranges;
}

bool isWholeMachine(const std::vector<IdRange>& ids)
{
    return ids.size() == 1 && ids.front().inside == 0 && ids.front().outside == 0 &&
           ids.front().count == std::numeric_limits<std::uint32_t>::max();
}

template <class Number>
Number readNumber(const char* path)
{
    Number value{};
    std::istringstream(read(path)) >> value;
    return value;
}

} // namespace

HostFacts readHostFacts()
{
    const std::string status = read("/proc/self/status");
    HostFacts facts;
    facts.capabilities = hexField(status, "\nCapBnd:");
    facts.userIds = readMap("/proc/self/uid_map");
    facts.groupIds = readMap("/proc/self/gid_map");
    const bool hasCapability = (hexField(status, "\nCapEff:") >> CAP_SYS_RESOURCE & 1U) != 0;
    // The kernel asks for it in the first user namespace: what we have in one of our own does not count.
    facts.mayRaiseLimits = hasCapability && isWholeMachine(facts.userIds);
    for (const Limit& limit : kLimits) {
        rlimit now{};
        if (::getrlimit(limit.resource, &now) == 0)
            facts.limits[std::string(limit.name)] = {.soft = now.rlim_cur, .hard = now.rlim_max};
    }
    facts.mostOpenFiles = readNumber<std::uint64_t>("/proc/sys/fs/nr_open");
    facts.hasQueues = read("/proc/filesystems").find("\tmqueue\n") != std::string::npos;
    facts.oomScoreAdjustment = readNumber<int>("/proc/self/oom_score_adj");
    return facts;
}

std::string limitName(std::string_view name)
{
    const auto* found = std::ranges::find(kLimits, name, &Limit::name);
    return found == kLimits.end() ? std::string() : std::string(found->constant);
}

bool isMapped(std::uint32_t id, const std::vector<IdRange>& ranges)
{
    return std::ranges::any_of(
        ranges, [id](const IdRange& range) { return id >= range.inside && id - range.inside < range.count; });
}

} // namespace darse::runtime
