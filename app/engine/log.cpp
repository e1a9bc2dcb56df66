// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/log.h"

#include "app/common/complain.h"

#include <array>
#include <string>

namespace darse::engine {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"error", "warning", "info", "debug"};

} // namespace

Result<LogLevel> parseLogLevel(std::string_view name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (kNames.at(i) == name)
            return static_cast<LogLevel>(i);
    }
    return Error(ErrorKind::InvalidInput, std::string(name) + " is no log level: error, warning, info or debug");
}

void Log::write(LogLevel level, std::string_view text) const
{
    if (level > m_most)
        return;
    std::string line;
    if (level != LogLevel::Info)
        line = std::string(kNames.at(static_cast<std::size_t>(level))) + ": ";
    app::complain("darse-engine", line.append(text));
}

} // namespace darse::engine
