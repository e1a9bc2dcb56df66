// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/processcolumns.h"

#include "core/oci/wording.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace darse::engine {
namespace {

std::uint64_t perSecond()
{
    return static_cast<std::uint64_t>(std::max(1L, ::sysconf(_SC_CLK_TCK)));
}

std::string fileOf(const Process& process, const char* name, Bytes most)
{
    return sys::readFile("/proc/" + std::to_string(process.pid) + "/" + name, most).valueOr({});
}

std::string userId(const Process& process)
{
    const std::string status = fileOf(process, "status", kibibytes(64));
    const auto at = status.find("\nUid:\t");
    if (at == std::string::npos)
        return "?";
    const auto first = at + 6;
    return status.substr(first, status.find_first_of("\t\n", first) - first);
}

std::string userName(const Process& process)
{
    const std::string id = userId(process);
    return id == "0" ? "root" : id;
}

std::string command(const Process& process)
{
    std::string line = fileOf(process, "cmdline", mebibytes(2));
    while (line.ends_with('\0'))
        line.pop_back();
    std::ranges::replace(line, '\0', ' ');
    return line.empty() ? "[" + process.name + "]" : line;
}

template <class... Numbers>
std::string printed(const char* format, Numbers... numbers)
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, numbers...);
    return text.data();
}

std::string clock(std::uint64_t seconds)
{
    return printed("%02llu:%02llu:%02llu", static_cast<unsigned long long>(seconds / 3600),
                   static_cast<unsigned long long>(seconds / 60 % 60), static_cast<unsigned long long>(seconds % 60));
}

std::string cpuTime(const Process& process)
{
    return clock(process.ticks / perSecond());
}

/// Seconds since it was started.
std::uint64_t age(const Process& process)
{
    timespec boot{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    const auto now = static_cast<std::uint64_t>(boot.tv_sec);
    return now - std::min(now, process.start / perSecond());
}

std::string elapsed(const Process& process)
{
    constexpr std::uint64_t kHour = 3600;
    const std::uint64_t seconds = age(process);
    const std::string text = clock(seconds % (24 * kHour));
    const std::uint64_t days = seconds / (24 * kHour);
    if (days != 0)
        return std::to_string(days) + "-" + text;
    return seconds < kHour ? text.substr(3) : text;
}

std::string started(const Process& process)
{
    const std::time_t now = std::time(nullptr);
    const std::time_t start = now - static_cast<std::time_t>(age(process));
    std::tm parts{};
    ::localtime_r(&start, &parts);
    std::array<char, 16> text{};
    constexpr std::time_t kDay = 86400;
    std::strftime(text.data(), text.size(), now - start < kDay ? "%H:%M" : "%b%d", &parts);
    return text.data();
}

std::string terminal(const Process& process)
{
    constexpr int kPtsMajor = 136;
    const int major = (process.terminal >> 8) & 0xfff;
    return major == kPtsMajor ? "pts/" + std::to_string(process.terminal & 0xff) : "?";
}

std::string cpuShare(const Process& process)
{
    const double seconds = static_cast<double>(process.ticks) / static_cast<double>(perSecond());
    return printed("%.1f", 100 * seconds / static_cast<double>(std::max<std::uint64_t>(1, age(process))));
}

std::string memoryShare(const Process& process)
{
    const double all = static_cast<double>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
    return printed("%.1f", 100 * static_cast<double>(process.pages) / all);
}

std::string resident(const Process& process)
{
    return std::to_string(process.pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024);
}

struct Known {
    std::string_view names; ///< between blanks
    const char* title;
    std::string (*text)(const Process& process);
};

constexpr Known kKnown[] = {
    {" pid ", "PID", [](const Process& one) { return std::to_string(one.pid); }},
    {" ppid ", "PPID", [](const Process& one) { return std::to_string(one.parent); }},
    {" pgid pgrp ", "PGID", [](const Process& one) { return std::to_string(one.group); }},
    {" sid sess session ", "SID", [](const Process& one) { return std::to_string(one.session); }},
    {" user euser uname ", "USER", userName},
    {" uid euid ", "UID", userId},
    {" comm ucmd ucomm ", "COMMAND", [](const Process& one) { return one.name; }},
    {" args command ", "COMMAND", command},
    {" cmd ", "CMD", command},
    {" time cputime ", "TIME", cpuTime},
    {" etime ", "ELAPSED", elapsed},
    {" etimes ", "ELAPSED", [](const Process& one) { return std::to_string(age(one)); }},
    {" stime ", "STIME", started},
    {" start start_time ", "START", started},
    {" tty tname ", "TTY", terminal},
    {" tt ", "TT", terminal},
    {" stat ", "STAT", [](const Process& one) { return std::string(1, one.state); }},
    {" s state ", "S", [](const Process& one) { return std::string(1, one.state); }},
    {" rss rssize rsz ", "RSS", resident},
    {" vsz vsize ", "VSZ", [](const Process& one) { return std::to_string(one.size / 1024); }},
    {" %cpu pcpu ", "%CPU", cpuShare},
    {" c ", "C", [](const Process& one) { return cpuShare(one).substr(0, cpuShare(one).find('.')); }},
    {" %mem pmem ", "%MEM", memoryShare},
    {" ni nice ", "NI", [](const Process& one) { return std::to_string(one.nice); }},
    {" nlwp thcount ", "NLWP", [](const Process& one) { return std::to_string(one.threads); }},
};

Result<ProcessColumn> columnOf(std::string_view asked)
{
    const auto equals = asked.find('=');
    const std::string name = " " + std::string(asked.substr(0, equals)) + " ";
    const auto* const known = std::ranges::find_if(
        kKnown, [&name](const Known& row) { return row.names.find(name) != std::string_view::npos; });
    if (known == std::end(kKnown))
        return Error(ErrorKind::InvalidInput, "there is no column " + oci::inQuotes(asked) + " of processes");
    const bool isNamed = equals != std::string_view::npos;
    return ProcessColumn{isNamed ? std::string(asked.substr(equals + 1)) : known->title, known->text};
}

using Columns = std::vector<ProcessColumn>;

Result<void> addColumns(std::string_view list, Columns& into)
{
    while (!list.empty()) {
        const std::string_view name = list.substr(0, list.find_first_of(", "));
        list.remove_prefix(std::min(list.size(), name.size() + 1));
        if (name.empty())
            continue;
        TRY_DECLARE(ProcessColumn column, columnOf(name));
        into.push_back(std::move(column));
    }
    return ok();
}

Result<Columns> usual(char form)
{
    Columns out;
    if (form == 'u')
        TRY(addColumns("user,pid,%cpu,%mem,vsz,rss,tty,stat,start,time,command", out));
    else if (form == 'f')
        TRY(addColumns("user=UID,pid,ppid,c,stime,tty,time,cmd", out));
    else
        TRY(addColumns("pid,tty,time,comm=CMD", out));
    return out;
}

std::string_view nextWord(std::string_view& text)
{
    const auto first = std::min(text.find_first_not_of(' '), text.size());
    const std::string_view word = text.substr(first, text.find(' ', first) - first);
    text.remove_prefix(first + word.size());
    return word;
}

} // namespace

Result<Columns> processColumns(std::string_view arguments)
{
    Columns asked;
    char form = arguments.find_first_not_of(' ') == std::string_view::npos ? 'f' : '\0';
    for (std::string_view word = nextWord(arguments); !word.empty(); word = nextWord(arguments)) {
        const bool hasDash = word.starts_with('-');
        for (std::size_t at = hasDash ? 1 : 0; at < word.size(); ++at) {
            const char letter = word[at];
            if (letter == 'o') {
                const std::string_view rest = word.substr(at + 1);
                TRY(addColumns(rest.empty() ? nextWord(arguments) : rest, asked));
                break;
            }
            if (std::string_view(hasDash ? "eAafwdl" : "aufxwe").find(letter) == std::string_view::npos)
                return Error(ErrorKind::InvalidInput, "ps is not understood here: " + oci::inQuotes(word));
            if (letter == (hasDash ? 'f' : 'u'))
                form = letter;
        }
    }
    return asked.empty() ? usual(form) : asked;
}

} // namespace darse::engine
