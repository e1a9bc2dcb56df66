// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/log.h"

#include <array>
#include <string>
#include <unistd.h>

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
    std::string line = "darse-engine: ";
    if (level != LogLevel::Info)
        line += std::string(kNames.at(static_cast<std::size_t>(level))) + ": ";
    for (const char c : text)
        line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    line += '\n';
    // Nothing can be done for a log that cannot be written.
    static_cast<void>(::write(STDERR_FILENO, line.data(), line.size()) > 0);
}

} // namespace darse::engine
