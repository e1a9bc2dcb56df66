// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <algorithm>
#include <limits>

namespace darse::runtime {

namespace {

using nlohmann::json;

constexpr std::uint64_t kUsual = 1048576;
constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max(); // RLIM_INFINITY

std::uint64_t number(std::int64_t value)
{
    return value < 0 ? kUnlimited : static_cast<std::uint64_t>(value);
}

/// The most that the hard limit `name` may be.
std::uint64_t most(const std::string& name, const HostFacts& host)
{
    const std::uint64_t kernel = name == "nofile" && host.mostOpenFiles != 0 ? host.mostOpenFiles : kUnlimited;
    const auto now = host.limits.find(name);
    if (host.mayRaiseLimits || now == host.limits.end())
        return kernel;
    return std::min(kernel, now->second.hard);
}

json limitJson(const std::string& name, const LimitNow& limit)
{
    return {{"type", limitName(name)}, {"soft", limit.soft}, {"hard", limit.hard}};
}

bool isAsked(const std::vector<container::Ulimit>& asked, std::string_view name)
{
    return std::ranges::any_of(asked, [name](const container::Ulimit& limit) { return limit.name == name; });
}

} // namespace

Result<json> limitsJson(const std::vector<container::Ulimit>& asked, const HostFacts& host, Warnings& warnings)
{
    json list = json::array();
    for (const container::Ulimit& limit : asked) {
        if (limitName(limit.name).empty())
            return Error(ErrorKind::InvalidInput, "there is no ulimit " + limit.name);
        LimitNow wanted{.soft = number(limit.soft), .hard = number(limit.hard)};
        if (wanted.soft > wanted.hard)
            return Error(ErrorKind::InvalidInput,
                         "the soft limit of ulimit " + limit.name + " is above its hard limit");
        if (const std::uint64_t highest = most(limit.name, host); wanted.hard > highest) {
            warnings.push_back("The ulimit " + limit.name + " was lowered to " + std::to_string(highest) +
                               ", which is the most that this engine may give.");
            wanted = {.soft = std::min(wanted.soft, highest), .hard = highest};
        }
        list.push_back(limitJson(limit.name, wanted));
    }
    for (const std::string name : {"nofile", "nproc"}) {
        const std::uint64_t usual = std::min(kUsual, most(name, host));
        if (!isAsked(asked, name))
            list.push_back(limitJson(name, {.soft = usual, .hard = usual}));
    }
    return list;
}

} // namespace darse::runtime
