// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/deadline.h"
#include "core/base/result.h"

#include <poll.h>
#include <span>
#include <stop_token>
#include <string_view>
#include <sys/types.h>

namespace darse::runtime {

/// Blocks until one of at most four entries is ready; Canceled as soon as `stop` is asked, Timeout after the deadline.
[[nodiscard]] Result<void> awaitAny(std::span<pollfd> entries, const std::stop_token& stop,
                                    const Deadline& deadline = Deadline::never());
[[nodiscard]] Result<void> awaitOne(int fd, short events, const std::stop_token& stop);

/// write(2) without the signal that a broken pipe brings.
[[nodiscard]] ssize_t writeOnce(int fd, std::string_view bytes);

/// Writes all of it to a descriptor that does not block; InvalidState when nobody reads any more.
[[nodiscard]] Result<void> writeQuietly(int fd, std::string_view bytes, const std::stop_token& stop);

/// The error of a write that nobody reads.
[[nodiscard]] Error nobodyReads();

} // namespace darse::runtime
