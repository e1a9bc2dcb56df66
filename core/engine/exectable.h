// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/execs.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace darse::engine {

/// The additional processes that are known: while they run, and until their container ends. For any thread.
class ExecTable {
public:
    /// Those that have ended a good while ago are forgotten by that.
    void add(ExecState state);
    [[nodiscard]] Result<ExecState> find(std::string_view id) const;
    /// Conflict when it was begun before.
    [[nodiscard]] Result<ExecState> claim(const std::string& id);
    void setProcess(const std::string& id, std::shared_ptr<runtime::Exec> process);
    /// Who waits for its end when nobody looks at it; stopped and joined when the row goes.
    void setWaiter(const std::string& id, std::jthread waiter);
    [[nodiscard]] std::shared_ptr<runtime::Exec> process(const std::string& id) const;
    /// What it was, when it was running.
    std::optional<ExecState> finish(const std::string& id, int exitCode);
    void forget(const ContainerId& container);
    /// One that has ended and that nobody waits for.
    void drop(const std::string& id);
    [[nodiscard]] std::vector<std::string> of(const ContainerId& container) const;

private:
    struct Row {
        ExecState state;
        bool wasBegun = false;
        std::optional<std::chrono::steady_clock::time_point> ended{};
        std::shared_ptr<runtime::Exec> process{};
        std::jthread waiter{};
    };

    /// Takes out those for which it is so. What is taken out ends after the lock is free: a waiter may be about to
    /// note an end.
    void takeOut(const std::function<bool(const Row&)>& isGone);

    mutable std::mutex m_mutex;
    std::map<std::string, Row, std::less<>> m_rows;
};

} // namespace darse::engine
