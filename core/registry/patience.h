// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/answererror.h"
#include "core/registry/backoff.h"
#include "core/registry/web.h"

#include <functional>

namespace darse::registry {

/// Makes a request again for as long as the answer is "later" or none.
class Patience {
public:
    /// Takes secrets out of what a server says.
    using Cleaner = std::function<std::string(std::string)>;

    Patience(const RegistryOptions& options, Subject subject, Cleaner cleaner, RetryTold told = {}) :
        m_options(options),
        m_subject(std::move(subject)),
        m_cleaner(std::move(cleaner)),
        m_backoff(options, std::move(told))
    {
    }

    /// The first answer that is not busy.
    [[nodiscard]] Result<Answer> ask(const std::function<Result<Answer>()>& request, const std::stop_token& stop);
    /// Waits before another attempt when `error` may pass; else, or when there were enough, gives it back.
    [[nodiscard]] Result<void> bear(const Error& error, const std::stop_token& stop,
                                    std::optional<std::chrono::milliseconds> asked = {});
    void progress() { m_backoff.progress(); }

private:
    const RegistryOptions& m_options;
    const Subject m_subject;
    const Cleaner m_cleaner;
    Backoff m_backoff;
};

} // namespace darse::registry
