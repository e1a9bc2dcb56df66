// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace darse::store {

/// What is being made right now, by name: who wants to make the same waits until it is done. Whoever is not heard of
/// for long does not hold the others up: they make it beside him, and what is ready first counts.
class InFlight {
public:
    explicit InFlight(std::chrono::milliseconds silence = std::chrono::seconds(10)) : m_silence(silence) {}

    /// Holds its names until it ends.
    class Turn {
    public:
        Turn(InFlight& table, std::vector<std::string> names) : m_table(table), m_names(std::move(names)) {}
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();
        /// It goes on.
        void beat();

    private:
        InFlight& m_table;
        std::vector<std::string> m_names;
    };

    /// All of these names at once, as soon as nobody else who goes on has any. `onWait` is called before a wait.
    /// Canceled.
    [[nodiscard]] Result<std::unique_ptr<Turn>> take(const std::vector<std::string>& names,
                                                     const std::function<void()>& onWait, const std::stop_token& stop);

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Making {
        std::size_t holders = 0;
        Time heard{};
    };
    [[nodiscard]] bool isFree(const std::vector<std::string>& names) const;
    [[nodiscard]] Time endOfPatience(const std::vector<std::string>& names) const;
    void hear(const std::vector<std::string>& names);

    const std::chrono::milliseconds m_silence;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::string, Making> m_names;
};

} // namespace darse::store
