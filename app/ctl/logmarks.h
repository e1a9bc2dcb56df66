// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frames.h"

#include <array>
#include <string>
#include <string_view>

namespace darse::ctl {

/// What containers have said, for a terminal: colours go through, and all else that would steer it is shown instead of
/// done, as cat -v does: ^[ for an escape, <U+202E> for what turns text round, <FF> for what is no text. In pieces of
/// any size.
class LogMarks {
public:
    [[nodiscard]] std::string take(std::string_view bytes);
    /// What was still kept, and the colours as they were.
    [[nodiscard]] std::string end();

private:
    /// Appends what the text begins with and tells its length; 0 when the next piece has to tell what it is.
    std::size_t takeOne(std::string_view text, std::string& out);
    std::size_t takeEscape(std::string_view text, std::string& out);

    std::string m_kept;
    bool m_isEnding = false;
    bool m_isColoured = false;
};

/// Our own output and errors, with marks for those of the two that are terminals.
class MarkedStreams {
public:
    [[nodiscard]] ChannelSink sink();
    [[nodiscard]] Result<void> end();

private:
    [[nodiscard]] Result<void> write(Channel channel, std::string_view bytes);

    std::array<LogMarks, 2> m_marks;
};

} // namespace darse::ctl
