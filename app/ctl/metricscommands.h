// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

#include <deque>
#include <map>

namespace darse::ctl {

/// "stats", "alert …".
[[nodiscard]] std::span<const Command> metricsCommands();

[[nodiscard]] Result<std::string> containerStats(const Context& context);
[[nodiscard]] Result<std::string> containerHistory(const Context& context);
[[nodiscard]] Result<std::string> alertList(const Context& context);
[[nodiscard]] Result<std::string> alertAdd(const Context& context);
[[nodiscard]] Result<std::string> alertRemove(const Context& context);

/// A row of blocks, one for each number, the latest last; the highest block is the largest of them, or `atLeast`.
[[nodiscard]] std::string sparkline(const std::deque<double>& numbers, std::size_t width, double atLeast);

/// What is used, as a table that remembers what it has shown.
class StatsView {
public:
    enum class Order { Name, Cpu, Memory };

    explicit StatsView(Order order) : m_order(order) {}

    /// A frame of /darse/v1/metrics.
    [[nodiscard]] std::string show(const nlohmann::json& frame);

private:
    [[nodiscard]] std::vector<std::string> rowOf(const nlohmann::json& values, const std::string& id,
                                                 const std::string& name);

    Order m_order;
    std::map<std::string, std::deque<double>> m_cpu; ///< by id, the latest last
};

/// What `stats` and, without a container, `top` do.
[[nodiscard]] Result<std::string> statsBy(const Context& context, StatsView::Order order);

} // namespace darse::ctl
