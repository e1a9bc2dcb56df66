// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/traffic.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <array>

namespace darse::cgroup {
namespace {

const Bytes kMostText = mebibytes(4);
constexpr std::size_t kPerDirection = 8;

Counters& operator+=(Counters& left, const Counters& right)
{
    left.bytes += right.bytes;
    left.packets += right.packets;
    left.errors += right.errors;
    left.drops += right.drops;
    return left;
}

/// bytes packets errs drop and four more
Counters takeCounters(std::string_view& line)
{
    std::array<std::uint64_t, kPerDirection> columns{};
    for (std::uint64_t& column : columns)
        column = numberIn<std::uint64_t>(takeWord(line)).value_or(0);
    return {columns[0], columns[1], columns[2], columns[3]};
}

} // namespace

std::vector<NetworkCounters> parseNetworkCounters(std::string_view text)
{
    std::vector<NetworkCounters> out;
    forEachLine(text, [&out](std::string_view line) {
        const auto colon = line.rfind(':'); // an alias has one in its name
        if (colon == std::string_view::npos)
            return;
        std::string_view front = line.substr(0, colon);
        const std::string_view name = takeWord(front);
        line.remove_prefix(colon + 1);
        if (name == "lo" || name.empty())
            return;
        NetworkCounters counters{.name = std::string(name)};
        counters.received = takeCounters(line);
        counters.sent = takeCounters(line);
        out.push_back(std::move(counters));
    });
    return out;
}

Result<std::vector<NetworkCounters>> networkCounters(int pid, const std::filesystem::path& proc)
{
    TRY_DECLARE(const std::string text, sys::readFile(proc / std::to_string(pid) / "net/dev", kMostText));
    return parseNetworkCounters(text);
}

NetworkCounters sumOf(const std::vector<NetworkCounters>& counters)
{
    NetworkCounters out;
    for (const NetworkCounters& each : counters) {
        out.received += each.received;
        out.sent += each.sent;
    }
    return out;
}

} // namespace darse::cgroup
