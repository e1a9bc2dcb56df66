// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The processes of a container, read from /proc. Nothing of the container is run or believed.
#include "core/engine/containers.h"
#include "core/engine/crew.h"
#include "core/sys/files.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <set>
#include <unistd.h>

namespace darse::engine {
namespace {

namespace fs = std::filesystem;

struct Process {
    int pid = 0;
    int parent = 0;
    std::uint64_t ticks = 0; ///< of CPU time
    std::uint64_t start = 0; ///< in ticks after the machine's start
    int terminal = 0;
    std::string name{};
};

/// The fields of /proc/PID/stat, of which the second may hold anything.
std::optional<Process> parseStat(int pid, const std::string& text)
{
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open)
        return std::nullopt;
    std::vector<std::int64_t> fields;
    const char* at = text.data() + close + 1;
    const char* const end = text.data() + text.size();
    while (at < end && fields.size() < 24) {
        std::int64_t value = 0;
        const char* const word = std::find_if(at, end, [](char c) { return c != ' '; });
        const auto parsed = std::from_chars(word, end, value);
        fields.push_back(value);
        at = std::find(parsed.ptr, end, ' ');
    }
    constexpr std::size_t kParent = 1;
    constexpr std::size_t kTerminal = 4;
    constexpr std::size_t kUserTicks = 11;
    constexpr std::size_t kStart = 19;
    if (fields.size() <= kStart)
        return std::nullopt;
    return Process{.pid = pid,
                   .parent = static_cast<int>(fields[kParent]),
                   .ticks = static_cast<std::uint64_t>(fields[kUserTicks] + fields[kUserTicks + 1]),
                   .start = static_cast<std::uint64_t>(fields[kStart]),
                   .terminal = static_cast<int>(fields[kTerminal]),
                   .name = text.substr(open + 1, close - open - 1)};
}

std::string namespaceOf(int pid)
{
    std::error_code error;
    return fs::read_symlink("/proc/" + std::to_string(pid) + "/ns/pid", error).string();
}

std::vector<Process> allProcesses()
{
    std::vector<Process> out;
    for (const std::string& name : sys::listDirectory("/proc").valueOr({})) {
        int pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ptr != name.data() + name.size())
            continue;
        const auto stat = sys::readFile("/proc/" + name + "/stat", kibibytes(16));
        if (!stat)
            continue; // it has ended
        if (auto process = parseStat(pid, *stat))
            out.push_back(*std::move(process));
    }
    return out;
}

/// Those of its own process namespace; of one that has none of its own, the offspring of its first process.
std::vector<Process> processesOf(const Container& container)
{
    const bool isShared = !container.config->modes.pid.empty() && container.config->modes.pid != "private";
    const std::string own = namespaceOf(container.state.pid);
    std::set<int> family{container.state.pid};
    std::vector<Process> out;
    for (Process& process : allProcesses()) {
        const bool isMember = isShared ? family.contains(process.pid) || family.contains(process.parent)
                                       : namespaceOf(process.pid) == own;
        if (!isMember)
            continue;
        family.insert(process.pid);
        out.push_back(std::move(process));
    }
    std::ranges::sort(out, {}, &Process::pid);
    return out;
}

std::string userOf(int pid)
{
    const std::string status = sys::readFile("/proc/" + std::to_string(pid) + "/status", kibibytes(64)).valueOr({});
    const auto at = status.find("\nUid:\t");
    if (at == std::string::npos)
        return "?";
    const auto first = at + 6;
    const std::string id = status.substr(first, status.find_first_of("\t\n", first) - first);
    return id == "0" ? "root" : id;
}

std::string commandOf(const Process& process)
{
    std::string line = sys::readFile("/proc/" + std::to_string(process.pid) + "/cmdline", mebibytes(2)).valueOr({});
    while (line.ends_with('\0'))
        line.pop_back();
    std::ranges::replace(line, '\0', ' ');
    return line.empty() ? "[" + process.name + "]" : line;
}

std::string clockText(std::uint64_t seconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02llu:%02llu:%02llu", static_cast<unsigned long long>(seconds / 3600),
                  static_cast<unsigned long long>(seconds / 60 % 60), static_cast<unsigned long long>(seconds % 60));
    return text.data();
}

std::string startText(std::uint64_t ticks, long perSecond)
{
    timespec boot{};
    timespec wall{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    ::clock_gettime(CLOCK_REALTIME, &wall);
    const std::time_t start = wall.tv_sec - boot.tv_sec + static_cast<std::time_t>(ticks) / perSecond;
    std::tm parts{};
    ::localtime_r(&start, &parts);
    std::array<char, 16> text{};
    constexpr std::time_t kDay = 86400;
    std::strftime(text.data(), text.size(), wall.tv_sec - start < kDay ? "%H:%M" : "%b%d", &parts);
    return text.data();
}

std::string terminalText(int device)
{
    constexpr int kPtsMajor = 136;
    const int major = (device >> 8) & 0xfff;
    return major == kPtsMajor ? "pts/" + std::to_string(device & 0xff) : "?";
}

} // namespace

Result<ProcessTable> Containers::top(std::string_view text) const
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const ContainerPtr container = berth->now();
    if (!container->state.isAlive())
        return notRunning(*container);
    const long perSecond = ::sysconf(_SC_CLK_TCK);
    ProcessTable out{.titles = {"UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"}};
    for (const Process& process : processesOf(*container))
        out.rows.push_back({userOf(process.pid), std::to_string(process.pid), std::to_string(process.parent), "0",
                            startText(process.start, perSecond), terminalText(process.terminal),
                            clockText(process.ticks / static_cast<std::uint64_t>(perSecond)), commandOf(process)});
    return out;
}

} // namespace darse::engine
