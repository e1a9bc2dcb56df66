// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/deadline.h"
#include "core/sys/pidfd.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace darse::sys {

/// A program to run and the conditions of the run. There is no shell: every argument arrives as it is.
struct Command {
    /// The program first: a path when it has a slash, else looked up in the absolute directories of *our* PATH.
    std::vector<std::string> argv;
    /// When it is killed.
    Deadline deadline;
    /// What it reads. It gets a file with this content (empty: /dev/null), so it may read all, some or nothing of it.
    std::string input = {};
    /// "NAME=value"; absent: our own.
    std::optional<std::vector<std::string>> environment = {};
    /// Where it starts; empty: where we are.
    std::filesystem::path directory = {};
    /// How much of its output and, apart from that, of its errors is kept. The rest is read and forgotten.
    Bytes outputLimit = mebibytes(1);
    /// Between SIGTERM and SIGKILL; zero: SIGKILL at once.
    std::chrono::milliseconds killGrace = std::chrono::seconds(2);
    /// How long, after it has ended, others that still hold its output are listened to.
    std::chrono::milliseconds drainGrace = std::chrono::milliseconds(500);
};

/// What came of it.
struct Outcome {
    ExitStatus exit;
    std::string output; ///< bytes as they came: hostile, perhaps not UTF-8
    std::string errors; ///< the same for its stderr
    bool isOutputTruncated = false;
    bool areErrorsTruncated = false;
    bool isComplete = true; ///< false: somebody it started still held its output and was not waited for
    std::chrono::milliseconds duration{};
};

} // namespace darse::sys
