// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace darse::ctl {

/// How a transfer goes on, on stderr: one line per layer that is drawn anew on a terminal, one line per change in a
/// file or a pipe.
class ProgressView {
public:
    ProgressView();
    ProgressView(const ProgressView&) = delete;
    ProgressView& operator=(const ProgressView&) = delete;
    /// Draws the last state.
    ~ProgressView();

    /// A line as the engine sends it.
    void tell(const nlohmann::json& line);

private:
    void draw();
    [[nodiscard]] std::string rowOf(const std::string& id) const;

    bool m_isTerminal;
    std::size_t m_width = 80;
    std::size_t m_height = 24;
    std::vector<std::string> m_order;
    std::map<std::string, std::string> m_rows; ///< what is said of each id
    std::size_t m_drawn = 0;                   ///< lines on the screen that are ours
    std::chrono::steady_clock::time_point m_at{};
};

} // namespace darse::ctl
