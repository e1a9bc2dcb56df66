// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/containers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::engine {

/// What /proc/PID/stat says of a process.
struct Process {
    int pid = 0;
    int parent = 0;
    int group = 0;
    int session = 0;
    char state = '?';
    std::uint64_t ticks = 0; ///< of CPU time
    std::uint64_t start = 0; ///< in ticks after the machine's start
    int terminal = 0;
    int nice = 0;
    int threads = 0;
    std::uint64_t size = 0;  ///< bytes of its address space
    std::uint64_t pages = 0; ///< of them in memory
    std::string name{};
};

/// The fields of /proc/PID/stat, of which the second may hold anything.
[[nodiscard]] std::optional<Process> parseStat(int pid, std::string_view text);

/// A column of `ps`: what stands above it, and what it says of a process.
struct ProcessColumn {
    std::string title;
    std::string (*text)(const Process& process) = nullptr;
};

/// The columns that arguments of `ps` ask for ("-ef", "aux", "-o pid,comm", "-eo pid,args=WHAT"); nothing means "-ef".
/// Which processes there are is never theirs to say. InvalidInput for what is not known here.
[[nodiscard]] Result<std::vector<ProcessColumn>> processColumns(std::string_view arguments);

/// The processes of a container that is alive, as arguments of `ps` want them.
[[nodiscard]] Result<ProcessTable> processTable(const Container& container, std::string_view arguments);

} // namespace darse::engine
