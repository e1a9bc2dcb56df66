// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The processes of a container, read from /proc. Nothing of the container is run or believed.
#include "core/engine/containers.h"
#include "core/engine/crew.h"
#include "core/engine/processcolumns.h"
#include "core/sys/files.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace darse::engine {
namespace {

namespace fs = std::filesystem;

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

} // namespace

std::optional<Process> parseStat(int pid, std::string_view text)
{
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open || close + 2 >= text.size())
        return std::nullopt;
    std::string_view rest = text.substr(close + 2);
    std::vector<std::int64_t> fields;
    const char state = rest.front();
    constexpr std::size_t kFields = 22;
    while (fields.size() < kFields) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (word.empty())
            return std::nullopt;
        std::int64_t value = 0;
        std::from_chars(word.data(), word.data() + word.size(), value);
        fields.push_back(value);
    }
    const auto number = [&fields](std::size_t at) { return static_cast<int>(fields[at]); };
    const auto count = [&fields](std::size_t at) { return static_cast<std::uint64_t>(fields[at]); };
    return Process{.pid = pid,
                   .parent = number(1),
                   .group = number(2),
                   .session = number(3),
                   .state = state,
                   .ticks = count(11) + count(12),
                   .start = count(19),
                   .terminal = number(4),
                   .nice = number(16),
                   .threads = number(17),
                   .size = count(20),
                   .pages = count(21),
                   .name = std::string(text.substr(open + 1, close - open - 1))};
}

Result<ProcessTable> processTable(const Container& container, std::string_view arguments)
{
    if (!container.state.isAlive())
        return notRunning(container);
    TRY_DECLARE(const std::vector<ProcessColumn> columns, processColumns(arguments));
    ProcessTable out;
    for (const ProcessColumn& column : columns)
        out.titles.push_back(column.title);
    for (const Process& process : processesOf(container)) {
        ProcessRow row;
        for (const ProcessColumn& column : columns)
            row.push_back(column.text(process));
        out.rows.push_back(std::move(row));
    }
    return out;
}

Result<ProcessTable> Containers::top(std::string_view text) const
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    return processTable(*berth->now(), {});
}

} // namespace darse::engine
