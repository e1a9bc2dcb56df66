// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/wait.h"

#include <chrono>
#include <filesystem>
#include <memory>

namespace darse::runtime {

/// Waits for a log to grow, to be rotated or to be closed. For one thread.
class LogWatch {
public:
    /// Sees all that happens from now on.
    [[nodiscard]] static Result<std::unique_ptr<LogWatch>> open(const std::filesystem::path& log,
                                                                const std::stop_token& stop);

    /// Returns when something may have happened since the last call, or at `until`; Canceled when `stop` was asked.
    [[nodiscard]] Result<void> wait(const std::optional<std::chrono::sys_time<std::chrono::nanoseconds>>& until,
                                    const std::stop_token& stop);

private:
    LogWatch(UniqueFd events, std::unique_ptr<sys::StopFd> stopFd, std::string name) :
        m_events(std::move(events)),
        m_stopFd(std::move(stopFd)),
        m_name(std::move(name))
    {
    }

    /// Takes what has been reported; true when it is of the log.
    [[nodiscard]] Result<bool> takeEvents();

    UniqueFd m_events;
    std::unique_ptr<sys::StopFd> m_stopFd;
    std::string m_name;
    /// The writer has closed the log. The end of a container is known a moment later, which nobody might tell us: so
    /// there are a few more looks, each after twice the time.
    std::optional<std::chrono::milliseconds> m_nextLook{};
};

} // namespace darse::runtime
