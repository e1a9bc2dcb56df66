// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frames.h"
#include "core/base/bytestream.h"

#include <array>
#include <string>
#include <string_view>

namespace darse::ctl {

/// What containers say, for programs: a line of JSON for each line of theirs, however it was cut on its way.
class JsonLines {
public:
    explicit JsonLines(ByteSink out) : m_out(std::move(out)) {}

    /// Must not outlive this.
    [[nodiscard]] ChannelSink sink();
    /// What has no end of line, at the end.
    [[nodiscard]] Result<void> end();

private:
    [[nodiscard]] Result<void> take(Channel channel, std::string_view bytes);
    [[nodiscard]] Result<void> tell(Channel channel, std::string_view line);

    ByteSink m_out;
    std::array<std::string, 2> m_waiting; ///< by channel
};

} // namespace darse::ctl
