// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace darse::engine {

enum class LogLevel { Error, Warning, Info, Debug };

/// "error", "warning", "info" or "debug".
[[nodiscard]] Result<LogLevel> parseLogLevel(std::string_view name);

/// The log of the process: one line per event on stderr, each written whole. For any thread.
class Log {
public:
    explicit Log(LogLevel most) : m_most(most) {}

    void write(LogLevel level, std::string_view text) const;

private:
    LogLevel m_most;
};

} // namespace darse::engine
