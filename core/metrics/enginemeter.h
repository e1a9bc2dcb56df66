// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/meter.h"

#include <filesystem>

namespace darse::metrics {

/// Under this id the engine itself is told of.
inline constexpr std::string_view kEngine = "engine";

/// Makes numbers of what this process uses, without its children: it shares its cgroup with others. For one thread at a
/// time.
class EngineMeter {
public:
    explicit EngineMeter(std::filesystem::path proc = "/proc") : m_proc(std::move(proc)) {}

    void read();

    [[nodiscard]] const Values& values() const { return m_values; }

private:
    void readIo(SteadyTime now);

    std::filesystem::path m_proc;
    Values m_values;
    std::array<Rate, kMetrics> m_rates{};
    int m_ticks = 0;
};

} // namespace darse::metrics
