// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>
#include <stop_token>

namespace darse::net {

/// The moment until which a wait may last, on the steady clock. A value; a default-made one never passes.
class Deadline {
public:
    using Clock = std::chrono::steady_clock;

    Deadline() = default;
    [[nodiscard]] static Deadline never() { return {}; }
    [[nodiscard]] static Deadline after(std::chrono::milliseconds time) { return Deadline(Clock::now() + time); }

    [[nodiscard]] bool hasPassed() const { return m_at != Clock::time_point::max() && Clock::now() >= m_at; }

    /// What poll(2) takes: milliseconds left, rounded up; 0 when passed, -1 when there is no end.
    [[nodiscard]] int pollTimeout() const
    {
        if (m_at == Clock::time_point::max())
            return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_at - Clock::now()).count();
        return static_cast<int>(std::clamp<long long>(left, 0, std::numeric_limits<int>::max()));
    }

    [[nodiscard]] friend Deadline earlier(Deadline a, Deadline b) { return a.m_at < b.m_at ? a : b; }

private:
    explicit Deadline(Clock::time_point at) : m_at(at) {}

    Clock::time_point m_at = Clock::time_point::max();
};

/// How long an operation may wait, and who may end it earlier.
struct Wait {
    Deadline deadline;
    std::stop_token stop;
};

} // namespace darse::net
