// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/fields.h"
#include "core/cgroup/parsers.h"

namespace darse::cgroup {

void memoryStatV2(std::string_view text, Readings& out)
{
    MemorySample& memory = out.sample.memory;
    forEachPair(text, [&](std::string_view key, std::string_view value) {
        if (key == "anon")
            memory.anonymous = countIn(value);
        else if (key == "file")
            memory.file = countIn(value);
        else if (key == "kernel")
            memory.kernel = countIn(value);
        else if (key == "inactive_file")
            out.inactiveFile = countIn(value);
        else if (key == "pgscan")
            memory.scanned = countIn(value);
        else if (key == "workingset_refault_anon" || key == "workingset_refault_file")
            memory.refaults = memory.refaults.value_or(0) + countIn(value).value_or(0);
    });
}

void memoryStatV1(std::string_view text, Readings& out)
{
    MemorySample& memory = out.sample.memory;
    forEachPair(text, [&](std::string_view key, std::string_view value) {
        if (key == "total_rss")
            memory.anonymous = countIn(value);
        else if (key == "total_cache")
            memory.file = countIn(value);
        else if (key == "total_inactive_file")
            out.inactiveFile = countIn(value);
        else if (key == "total_workingset_refault_anon" || key == "total_workingset_refault_file")
            memory.refaults = memory.refaults.value_or(0) + countIn(value).value_or(0);
    });
}

void memoryEvents(std::string_view text, Readings& out)
{
    MemorySample& memory = out.sample.memory;
    forEachPair(text, [&memory](std::string_view key, std::string_view value) {
        if (key == "high")
            memory.highEvents = countIn(value);
        else if (key == "max")
            memory.limitEvents = countIn(value);
        else if (key == "oom")
            memory.oomEvents = countIn(value);
        else if (key == "oom_kill")
            memory.oomKills = countIn(value);
    });
}

void oomControl(std::string_view text, Readings& out)
{
    forEachPair(text, [&out](std::string_view key, std::string_view value) {
        if (key == "oom_kill")
            out.sample.memory.oomKills = countIn(value);
    });
}

} // namespace darse::cgroup
