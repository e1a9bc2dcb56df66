// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/logmarks.h"

#include "app/ctl/characters.h"
#include "core/sys/files.h"

#include <algorithm>
#include <unistd.h>

namespace darse::ctl {
namespace {

constexpr char kEscape = '\x1b';
/// No sequence of colours is longer.
constexpr std::size_t kLongest = 64;

std::string hex(char32_t code, std::size_t digits)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (; code != 0 || out.size() < digits; code >>= 4U)
        out.insert(out.begin(), kDigits[code & 0xFU]);
    return out;
}

bool isOfColours(char c)
{
    return (c >= '0' && c <= '9') || c == ';' || c == ':';
}

/// Whether more bytes could make a character of it.
bool isBegun(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    return lead >= 0xC2U && lead <= 0xF4U && text.size() < size &&
           std::ranges::all_of(text.substr(1), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
}

int descriptorOf(Channel channel)
{
    return channel == Channel::Output ? STDOUT_FILENO : STDERR_FILENO;
}

} // namespace

std::string LogMarks::take(std::string_view bytes)
{
    m_kept += bytes;
    std::string out;
    std::string_view rest = m_kept;
    while (!rest.empty()) {
        const std::size_t length = takeOne(rest, out);
        if (length == 0)
            break;
        rest.remove_prefix(length);
    }
    m_kept.erase(0, m_kept.size() - rest.size());
    return out;
}

std::string LogMarks::end()
{
    m_isEnding = true;
    std::string out = take({});
    if (m_isColoured)
        out += "\x1b[0m";
    return out;
}

std::size_t LogMarks::takeOne(std::string_view text, std::string& out)
{
    const char c = text[0];
    if (c == kEscape)
        return takeEscape(text, out);
    if (c == '\r' && text.size() == 1 && !m_isEnding)
        return 0;
    if (c == '\n' || c == '\t' || text.starts_with("\r\n")) {
        out += c;
        return 1;
    }
    const Character next = firstOf(text);
    if (next.size == 0) {
        if (isBegun(text) && !m_isEnding)
            return 0;
        out += "<" + hex(static_cast<unsigned char>(c), 2) + ">";
        return 1;
    }
    constexpr char32_t kDelete = 0x7F;
    if (!isSteering(next.code))
        out += text.substr(0, next.size);
    else if (next.code <= kDelete)
        out += {'^', static_cast<char>(c ^ 0x40)};
    else
        out += "<U+" + hex(next.code, 4) + ">";
    return next.size;
}

std::size_t LogMarks::takeEscape(std::string_view text, std::string& out)
{
    std::size_t at = 1;
    if (text.size() > at && text[at] == '[') {
        ++at;
        while (at < std::min(text.size(), kLongest) && isOfColours(text[at]))
            ++at;
    }
    if (at == text.size() && at < kLongest && !m_isEnding)
        return 0;
    if (at >= 2 && at < text.size() && text[at] == 'm') {
        const std::string_view numbers = text.substr(2, at - 2);
        m_isColoured = numbers.find_first_not_of("0;:") != std::string_view::npos;
        out += text.substr(0, at + 1);
        return at + 1;
    }
    out += "^[";
    return 1;
}

ChannelSink MarkedStreams::sink()
{
    return [this](Channel channel, std::string_view bytes) {
        const int fd = descriptorOf(channel);
        return ::isatty(fd) == 1 ? write(channel, m_marks[fd == STDOUT_FILENO ? 0 : 1].take(bytes))
                                 : sys::writeAll(fd, bytes);
    };
}

Result<void> MarkedStreams::end()
{
    TRY(write(Channel::Output, m_marks[0].end()));
    return write(Channel::Errors, m_marks[1].end());
}

Result<void> MarkedStreams::write(Channel channel, std::string_view bytes)
{
    return bytes.empty() ? ok() : sys::writeAll(descriptorOf(channel), bytes);
}

} // namespace darse::ctl
