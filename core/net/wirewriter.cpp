// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/wirewriter.h"

#include "core/net/headcheck.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::net {
namespace {

Result<std::string> withFields(std::string start, const Headers& headers)
{
    for (const Header& header : headers) {
        if (!isCleanField(header))
            return Error(ErrorKind::InvalidInput, "the header field \"" + header.name + "\" cannot be sent");
        start += header.name + ": " + header.value + "\r\n";
    }
    return start + "\r\n";
}

bool isTarget(std::string_view target)
{
    return !target.empty() && std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string_view versionName(unsigned version)
{
    return version == 10 ? "HTTP/1.0" : "HTTP/1.1";
}

std::string inHex(std::size_t number)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    return {digits.data(), end};
}

} // namespace

Result<std::string> serialize(const RequestHead& head)
{
    if (!isToken(head.method) || !isTarget(head.target))
        return Error(ErrorKind::InvalidInput, "the request " + head.method + " " + head.target + " cannot be sent");
    return withFields(head.method + " " + head.target + " " + std::string(versionName(head.version)) + "\r\n",
                      head.headers);
}

Result<std::string> serialize(const ResponseHead& head)
{
    if (head.status < 100 || head.status > 999 || !isCleanField({"reason", head.reason}))
        return Error(ErrorKind::InvalidInput, "the answer " + std::to_string(head.status) + " cannot be sent");
    const std::string reason = head.reason.empty() ? std::string(reasonOf(head.status)) : head.reason;
    return withFields(std::string(versionName(head.version)) + " " + std::to_string(head.status) + " " + reason +
                          "\r\n",
                      head.headers);
}

Result<void> BodyWriter::write(Transport& transport, std::string_view piece, const Wait& wait)
{
    if (m_framing == Framing::None || piece.empty())
        return ok();
    if (m_framing == Framing::Chunked)
        return writeAll(transport, inHex(piece.size()) + "\r\n" + std::string(piece) + "\r\n", wait);
    if (m_framing == Framing::Length) {
        if (piece.size() > m_left)
            return Error(ErrorKind::InvalidState, "the body is longer than announced");
        m_left -= piece.size();
    }
    return writeAll(transport, piece, wait);
}

Result<void> BodyWriter::finish(Transport& transport, const Wait& wait)
{
    if (m_framing == Framing::Chunked)
        return writeAll(transport, "0\r\n\r\n", wait);
    if (m_framing == Framing::Length && m_left > 0)
        return Error(ErrorKind::InvalidState, "the body is shorter than announced");
    return ok();
}

} // namespace darse::net
