// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frames.h"

#include "core/sys/files.h"

#include <algorithm>
#include <unistd.h>

namespace darse::ctl {
namespace {

constexpr std::size_t kHead = 8;
constexpr unsigned kOutput = 1;
constexpr unsigned kMost = 3; ///< 3 is what the engine itself has to say

unsigned byteAt(const std::string& text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

} // namespace

Result<void> FrameReader::take(std::string_view bytes)
{
    if (m_form == StreamForm::Raw)
        return bytes.empty() ? ok() : m_sink(Channel::Output, bytes);
    while (!bytes.empty()) {
        if (m_left == 0) {
            const std::size_t count = std::min(bytes.size(), kHead - m_head.size());
            m_head.append(bytes.substr(0, count));
            bytes.remove_prefix(count);
            if (m_head.size() < kHead)
                return ok();
            if (byteAt(m_head, 0) > kMost || m_head.compare(1, 3, std::string(3, '\0')) != 0)
                return Error(ErrorKind::Protocol, "the engine sends a stream that makes no sense");
            m_channel = byteAt(m_head, 0) <= kOutput ? Channel::Output : Channel::Errors;
            m_left = byteAt(m_head, 4) << 24U | byteAt(m_head, 5) << 16U | byteAt(m_head, 6) << 8U | byteAt(m_head, 7);
            m_head.clear();
            continue;
        }
        const std::string_view piece = bytes.substr(0, m_left);
        TRY(m_sink(m_channel, piece));
        m_left -= piece.size();
        bytes.remove_prefix(piece.size());
    }
    return ok();
}

ChannelSink toStandardStreams()
{
    return [](Channel channel, std::string_view bytes) {
        return sys::writeAll(channel == Channel::Output ? STDOUT_FILENO : STDERR_FILENO, bytes);
    };
}

} // namespace darse::ctl
