// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/base/stop.h"

#include <memory>
#include <poll.h>
#include <span>

namespace darse::sys {

/// A descriptor that becomes readable when a token is asked to stop, and stays so: for poll(2) beside the descriptors
/// that are waited for. Does not move, because the token knows where it lives.
class StopFd {
public:
    [[nodiscard]] static Result<std::unique_ptr<StopFd>> create(const std::stop_token& token);

    /// -1, which poll(2) skips, for a token that can never be asked.
    [[nodiscard]] int get() const { return m_event.get(); }

private:
    StopFd(UniqueFd event, const std::stop_token& token);

    UniqueFd m_event;
    StopLink m_link;
};

/// poll(2) that goes on after signals. False when `deadline` has passed and nothing is ready.
[[nodiscard]] Result<bool> pollUntil(std::span<pollfd> entries, const Deadline& deadline);

/// Blocks until `fd` is readable, at its end or broken: whoever reads next will not block. Else Timeout or Canceled.
[[nodiscard]] Result<void> waitReadable(int fd, const Deadline& deadline, const std::stop_token& stop);

} // namespace darse::sys
