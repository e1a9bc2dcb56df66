// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/logs.h"
#include "core/connect/demo/world.h"

namespace darse::connect::demo {

using LogLines = std::vector<backend::LogLine>;

/// Like its numbers, what a container writes is a function of its seed and the time.
/// Everything written after `from`, up to and including `until`.
[[nodiscard]] LogLines linesBetween(const Cell& cell, qint64 from, qint64 until);
/// The last `count` lines at that time, from at most six hours of silence back.
[[nodiscard]] LogLines lastLines(const Cell& cell, qint64 until, int count);

/// One ordinary line of a workload.
[[nodiscard]] backend::LogLine ordinaryLine(Character character, quint64 seed, qint64 at);
/// What it says when it starts.
[[nodiscard]] QStringList firstWords(Character character);
/// What it says when it ends with this exit code.
[[nodiscard]] QStringList lastWords(Character character, int exitCode);
/// Lines per second, on average.
[[nodiscard]] double talkativeness(Character character);

} // namespace darse::connect::demo
