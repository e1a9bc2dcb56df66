// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace darse::store {

/// What is being made right now, by name: who wants to make the same waits until it is done.
class InFlight {
public:
    /// Holds its names until it ends.
    class Turn {
    public:
        Turn(InFlight& table, std::vector<std::string> names) : m_table(table), m_names(std::move(names)) {}
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

    private:
        InFlight& m_table;
        std::vector<std::string> m_names;
    };

    /// All of these names at once, as soon as nobody else has any. `onWait` is called before a wait. Canceled.
    [[nodiscard]] Result<std::unique_ptr<Turn>> take(const std::vector<std::string>& names,
                                                     const std::function<void()>& onWait, const std::stop_token& stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::set<std::string> m_names;
};

} // namespace darse::store
