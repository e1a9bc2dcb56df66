// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/runtime/streams.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace darse::api {

/// How output travels: as it is, when it is one stream (a terminal), or with eight bytes in front of each piece.
enum class StreamForm { Raw, Multiplexed };

/// Its media type.
[[nodiscard]] std::string_view mediaType(StreamForm form);

/// What stands in front of a piece: its stream, three zeros, its length with the most significant byte first.
[[nodiscard]] std::array<char, 8> frameHead(runtime::Stream stream, std::uint32_t length);

/// Writes pieces in one of the two forms.
class FrameWriter {
public:
    FrameWriter(ByteSink sink, StreamForm form) : m_sink(std::move(sink)), m_form(form) {}

    /// One call of the sink for each piece.
    [[nodiscard]] Result<void> write(runtime::Stream stream, std::string_view bytes);

private:
    ByteSink m_sink;
    StreamForm m_form;
    std::string m_frame;
};

} // namespace darse::api
