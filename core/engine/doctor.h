// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/sys/finding.h"
#include "core/sys/hostprobe.h"
#include "core/sys/programprobe.h"

#include <mutex>
#include <optional>
#include <vector>

namespace darse::engine {

/// Finds out what this machine can do for containers, when somebody asks. For any thread.
class Doctor {
public:
    /// `atStart` is what could only be found out before the first thread. `runner` and `clock` outlive the doctor.
    Doctor(sys::HostPlace place, std::vector<sys::Finding> atStart, sys::ProcessRunner& runner, const Clock& clock);

    /// Everything there is to say, what could be found at start first. Takes a tenth of a second, programs being asked
    /// for their versions at once; answers of the last minute are given again, unless somebody wants it anew.
    enum class Look { Recent, Anew };
    [[nodiscard]] Result<std::vector<sys::Finding>> examine(Look look, const std::stop_token& stop);

private:
    [[nodiscard]] Result<std::vector<sys::Finding>> examineNow(const std::stop_token& stop);
    [[nodiscard]] Result<std::vector<sys::ProgramFound>> examinePrograms(const std::stop_token& stop);
    [[nodiscard]] std::vector<sys::Finding> examineCgroups(const std::vector<sys::ProgramFound>& programs) const;

    const sys::HostPlace m_place;
    const std::vector<sys::Finding> m_atStart;
    sys::ProcessRunner& m_runner;
    const Clock& m_clock;
    std::mutex m_mutex; ///< held while it examines: who asks meanwhile gets the same answer
    std::vector<sys::Finding> m_last;
    std::optional<std::chrono::steady_clock::time_point> m_lastAt;
};

/// Adds to what was found at start why it matters.
void explain(std::vector<sys::Finding>& findings, bool isRootless);

} // namespace darse::engine
