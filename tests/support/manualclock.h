// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace darse::test {

/// A clock that stands still until told otherwise. Both times move together; only the wall can be set.
class ManualClock final : public Clock {
public:
    using Duration = std::chrono::nanoseconds;

    [[nodiscard]] std::chrono::system_clock::time_point wallNow() const override
    {
        using std::chrono::system_clock;
        return system_clock::time_point(std::chrono::duration_cast<system_clock::duration>(m_wall.load()));
    }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return std::chrono::steady_clock::time_point(m_steady.load());
    }

    void advance(Duration by)
    {
        m_wall = m_wall.load() + by;
        m_steady = m_steady.load() + by;
    }
    /// Somebody has set the machine's clock.
    void setWall(std::chrono::system_clock::time_point when) { m_wall = when.time_since_epoch(); }

private:
    std::atomic<Duration> m_wall{std::chrono::hours(24 * 365 * 50)};
    std::atomic<Duration> m_steady{std::chrono::hours(1)};
};

} // namespace darse::test
