// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/net/message.h"

#include <string>
#include <string_view>

namespace darse::registry {

/// What an answer was about, for the sentence that a person reads.
struct Subject {
    std::string registry;  ///< "docker.io"
    std::string what;      ///< "library/alpine:3.19"; empty: the registry itself
    bool hasLogin = false; ///< a credential went along
};

/// The longest body of an error that is read.
inline constexpr std::size_t kMaxErrorBody = std::size_t{64} * 1024;

/// The error for an answer that is not what was asked for: its kind from the codes of the specification
/// ({"errors": [{"code", "message"}]}), else from the status. The body becomes the detail.
[[nodiscard]] Error answerError(const net::ResponseHead& head, std::string body, const Subject& subject,
                                const Clock& clock);

/// Text of a server as part of a sentence: one line, no control characters, of a bearable length.
[[nodiscard]] std::string oneLine(std::string_view text);

/// "log in with …", for whoever may not.
[[nodiscard]] std::string loginAdvice(std::string_view registry);

} // namespace darse::registry
