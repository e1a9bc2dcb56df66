// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/distribution.h"
#include "core/sys/finding.h"
#include "core/sys/processrunner.h"

#include <span>

namespace darse::sys {

/// A program that containers are made of.
struct ProgramRow {
    std::string_view name;
    std::string_view without; ///< what does not work without it
    bool isEssential = false; ///< when no other of its row's group is there
    std::string_view group{}; ///< one of these is enough: "runtime"
    bool isForRootless = false;
};

[[nodiscard]] std::span<const ProgramRow> containerPrograms();

/// What one of them is: there or not, its version, its known holes.
struct ProgramFound {
    std::string path{}; ///< empty: not installed
    std::string version{};
    Finding finding{};
};

/// Where the system keeps it: beside what people run, also in the folder of helpers that podman's packages have.
[[nodiscard]] std::optional<std::string> findContainerProgram(std::string_view name);

/// Runs it once with --version, for two seconds at most. Any thread.
[[nodiscard]] ProgramFound probeProgram(const ProgramRow& row, Installer installer, ProcessRunner& runner,
                                        const std::stop_token& stop);

/// What is to be said of a program at `path` that has said `output`.
[[nodiscard]] ProgramFound judgeProgram(const ProgramRow& row, const std::string& path, std::string_view output,
                                        Installer installer);

/// Of a group with one that is there the others are not missed; of one with none each is as essential as its row says.
void forgiveAlternatives(std::vector<ProgramFound>& found);

} // namespace darse::sys
