// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"
#include "core/base/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace darse::connect::docker {

enum class LogFraming {
    Raw,         ///< of a terminal: one stream
    Multiplexed, ///< frames of eight bytes of head, and a piece of stdout or stderr
};

/// Makes lines of the bytes of a log that was asked for with its times.
class LogReader {
public:
    explicit LogReader(LogFraming framing) : m_framing(framing) {}

    /// The lines that the piece completes. Protocol: these are no frames.
    [[nodiscard]] Result<std::vector<backend::LogLine>> take(std::string_view piece);
    /// What was begun and never got its line end.
    [[nodiscard]] std::vector<backend::LogLine> rest();

private:
    static constexpr std::size_t kHead = 8;

    void add(std::string_view text, bool isError, std::vector<backend::LogLine>& lines);
    [[nodiscard]] Result<std::size_t> takeHead(std::string_view piece);

    LogFraming m_framing;
    std::string m_head;
    std::size_t m_left = 0; ///< of the frame
    bool m_isError = false;
    std::array<std::string, 2> m_begun; ///< stdout, stderr
    qint64 m_lastTime = 0;
};

/// Milliseconds since the epoch of "2024-02-29T12:00:00.123456789Z", or -1.
[[nodiscard]] qint64 millisecondsOf(std::string_view time);

} // namespace darse::connect::docker
