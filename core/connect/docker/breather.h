// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace darse::connect::docker {

/// The pause of a worker between two tries, which anybody may cut short.
class Breather {
public:
    using Clock = std::chrono::steady_clock;

    /// Returns early when it is ended or stopped. A call of end() from before has no effect.
    void rest(Clock::time_point until, const std::stop_token& stop);
    /// For any thread.
    void end();

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isResting = false;
};

} // namespace darse::connect::docker
