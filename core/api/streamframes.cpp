// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/streamframes.h"

namespace darse::api {

std::string_view mediaType(StreamForm form)
{
    return form == StreamForm::Raw ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
}

std::array<char, 8> frameHead(runtime::Stream stream, std::uint32_t length)
{
    const auto byte = [length](unsigned shift) { return static_cast<char>((length >> shift) & 0xffU); };
    return {static_cast<char>(stream), 0, 0, 0, byte(24), byte(16), byte(8), byte(0)};
}

Result<void> FrameWriter::write(runtime::Stream stream, std::string_view bytes)
{
    if (m_form == StreamForm::Raw)
        return m_sink(bytes);
    const auto head = frameHead(stream, static_cast<std::uint32_t>(bytes.size()));
    m_frame.assign(head.data(), head.size());
    m_frame.append(bytes);
    return m_sink(m_frame);
}

} // namespace darse::api
