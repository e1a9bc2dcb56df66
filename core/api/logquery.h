// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/runtime/logs.h"

namespace darse::api {

/// What a client wants of a log.
struct LogsAsked {
    runtime::LogQuery query{};
    bool hasTimes = false; ///< a time in front of each line
};

/// stdout, stderr, since, until, tail, follow and timestamps. InvalidInput for what cannot be.
[[nodiscard]] Result<LogsAsked> logsAsked(const Parameters& parameters);

} // namespace darse::api
