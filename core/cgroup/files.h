// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"
#include "core/cgroup/sample.h"

#include <optional>
#include <span>
#include <string_view>

namespace darse::cgroup {

/// What can be asked for, alone or together: groups of files that cost about the same.
enum class What : unsigned {
    Processor = 1, ///< CPU time: whoever has used none since the last look has done nothing else either
    Stocks = 32,   ///< memory and pids in use, periods in which there was a limit
    Use = 33,      ///< both: cheap, every second
    Details = 2,   ///< what memory is made of, working set, swap, io: makes the kernel add up, not below two seconds
    Pressure = 4,  ///< PSI
    Events = 8,    ///< OOM and limits that were hit, peaks
    Limits = 16,   ///< they change when somebody changes them
    Everything = 63,
};

[[nodiscard]] constexpr What operator|(What left, What right)
{
    return static_cast<What>(static_cast<unsigned>(left) | static_cast<unsigned>(right));
}

[[nodiscard]] constexpr bool holds(What asked, What part)
{
    return (static_cast<unsigned>(asked) & static_cast<unsigned>(part)) != 0;
}

/// A sample while it is read, with what only counts together with something else.
struct Readings {
    Sample sample{};
    std::optional<std::uint64_t> inactiveFile{};
    std::optional<std::uint64_t> memoryAndSwap{};
    std::optional<std::uint64_t> memoryAndSwapLimit{};
    std::optional<double> quota{}; ///< microseconds; infinity: none
};

/// One file of a cgroup. Of those that are read often the descriptor is kept.
struct FileRow {
    std::string_view controller; ///< as Hierarchy::treeOf() takes it
    Version version;
    std::string_view name;
    What what;
    void (*parse)(std::string_view text, Readings& into);

    [[nodiscard]] bool isKept() const { return what != What::Limits; }
    /// Walks all cgroups of the machine when the topmost one is asked.
    [[nodiscard]] bool isCostlyAtTheTop() const { return name == "memory.stat"; }
};

/// Every file that is read, in the order in which they are: a later one may need an earlier one.
[[nodiscard]] std::span<const FileRow> fileRows();

/// From what several files have given.
void finish(Readings& readings);

/// v1's 2–262144 as v2's 1–10000, as the runtimes do it since 2025.
[[nodiscard]] std::uint64_t weightOfShares(std::uint64_t shares);

/// From the text of a pressure file; absent when it is none.
[[nodiscard]] std::optional<Pressure> parsePressure(std::string_view text);

} // namespace darse::cgroup
