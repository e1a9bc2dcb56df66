// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace darse::ctl {

enum class Channel { Output, Errors };

using ChannelSink = std::function<Result<void>(Channel channel, std::string_view bytes)>;

/// How the output of a container travels.
enum class StreamForm {
    Raw,    ///< of one with a terminal: as it is
    Framed, ///< else each piece has eight bytes in front of it
};

/// Takes such a stream apart, in pieces of any size.
class FrameReader {
public:
    FrameReader(StreamForm form, ChannelSink sink) : m_form(form), m_sink(std::move(sink)) {}

    [[nodiscard]] Result<void> take(std::string_view bytes);

private:
    StreamForm m_form;
    ChannelSink m_sink;
    std::string m_head; ///< the part of a frame's head that was read
    std::size_t m_left = 0;
    Channel m_channel = Channel::Output;
};

/// To our own output and errors.
[[nodiscard]] ChannelSink toStandardStreams();

} // namespace darse::ctl
