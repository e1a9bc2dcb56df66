// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/message.h"
#include "core/registry/registryoptions.h"

#include <optional>

namespace darse::registry {

/// True for an answer that says "later".
[[nodiscard]] bool isBusy(int status);
/// True for an error that the same request may not meet again.
[[nodiscard]] bool isPassing(const Error& error);

/// What Retry-After asks for, in seconds or as a date; nothing when it cannot be read.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const net::Headers& headers, const Clock& clock);

/// "90 seconds", "5 minutes", "2 hours".
[[nodiscard]] std::string inWords(std::chrono::milliseconds time);

/// Counts failures and waits longer after each, by chance a little shorter or longer, so that not everybody comes back
/// at once.
class Backoff {
public:
    explicit Backoff(const RegistryOptions& options, RetryTold told = {}) : m_options(options), m_told(std::move(told))
    {
    }

    /// Waits before the next attempt; `because` is the error when there shall be none.
    [[nodiscard]] Result<void> wait(const Error& because, std::optional<std::chrono::milliseconds> asked,
                                    const std::stop_token& stop);
    /// Something has come: the count begins anew.
    void progress() { m_failures = 0; }

private:
    const RegistryOptions& m_options;
    const RetryTold m_told;
    int m_failures = 0;
};

} // namespace darse::registry
