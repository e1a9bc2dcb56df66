// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/logs.h"

namespace darse::runtime {

/// "2026-11-21T09:58:39.799382247+00:00 stdout F text", as a monitor writes it.
struct WrittenLine {
    std::string_view time{};
    bool isError = false;
    bool isPartial = false;  ///< the program's line goes on in the next one of the same stream
    std::string_view text{}; ///< with its newline when there is one and the line is not partial
};

/// The longest that stands before the text of a line.
inline constexpr std::size_t kMaxLineHead = 64;

/// `line` with its newline, if it has one. Nothing for damage.
[[nodiscard]] std::optional<WrittenLine> parseLine(std::string_view line);

/// Reads the times of lines; those within one second cost next to nothing.
class LineClock {
public:
    [[nodiscard]] std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> read(std::string_view text);

private:
    std::string m_second{}; ///< "2026-11-21T09:58:39"
    std::string m_offset{}; ///< "+00:00"
    std::chrono::sys_time<std::chrono::nanoseconds> m_at{};
};

/// Puts lines together again and hands on what the query asks for.
class LineJoiner {
public:
    LineJoiner(const LogQuery& query, const LogSink& sink) : m_query(&query), m_sink(&sink) {}

    [[nodiscard]] Result<void> take(std::string_view line);
    /// What the program has left without a newline.
    [[nodiscard]] Result<void> finish();

private:
    struct Open {
        std::string text{};
        std::chrono::sys_time<std::chrono::nanoseconds> at{};
    };

    [[nodiscard]] Result<void> hand(const LogLine& line);

    const LogQuery* m_query;
    const LogSink* m_sink;
    LineClock m_clock{};
    Open m_open[2]{}; ///< of output and of errors
};

} // namespace darse::runtime
