// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/headcheck.h"

#include <algorithm>

namespace darse::net {
namespace {

Error refused(std::string_view why)
{
    return {ErrorKind::Protocol, "the message is refused: " + std::string(why)};
}

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

struct Framing {
    int lengths = 0;
    int codings = 0;
    int hosts = 0;
    bool isHttp11 = false;
};

Result<void> noteField(std::string_view name, std::string_view value, Framing& framing)
{
    if (equalsIgnoringCase(name, "Content-Length")) {
        ++framing.lengths;
        const bool isNumber = !value.empty() && value.size() <= 18 &&
                              std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber)
            return refused("its length is not a number");
    } else if (equalsIgnoringCase(name, "Transfer-Encoding")) {
        ++framing.codings;
        if (!equalsIgnoringCase(value, "chunked"))
            return refused("its transfer coding is not \"chunked\"");
    } else if (equalsIgnoringCase(name, "Host")) {
        ++framing.hosts;
    }
    return ok();
}

Result<void> checkField(std::string_view line, Framing& framing)
{
    if (line.front() == ' ' || line.front() == '\t')
        return refused("it has a folded line");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return refused("it has a line without a colon");
    const std::string_view name = line.substr(0, colon);
    if (!isToken(name))
        return refused("it has a malformed field name");
    return noteField(name, trimmed(line.substr(colon + 1)), framing);
}

Result<void> checkFraming(const Framing& framing, HeadKind kind)
{
    if (framing.lengths > 1)
        return refused("it has two lengths");
    if (framing.codings > 1)
        return refused("it has two transfer codings");
    if (framing.lengths + framing.codings > 1)
        return refused("it has a length and a transfer coding");
    if (framing.codings > 0 && !framing.isHttp11)
        return refused("it has a transfer coding that its version does not know");
    if (kind == HeadKind::Request && (framing.hosts > 1 || (framing.hosts == 0 && framing.isHttp11)))
        return refused("it does not have exactly one host");
    return ok();
}

bool isHttp11(std::string_view startLine, HeadKind kind)
{
    return kind == HeadKind::Request ? startLine.ends_with(" HTTP/1.1") : startLine.starts_with("HTTP/1.1 ");
}

} // namespace

Result<void> checkHead(std::string_view head, HeadKind kind)
{
    Framing framing;
    bool isFirst = true;
    while (!head.empty()) {
        const auto end = head.find("\r\n");
        const std::string_view line = head.substr(0, end);
        if (end == std::string_view::npos || std::any_of(line.begin(), line.end(), isControl))
            return refused("it has control characters or bare line ends");
        head.remove_prefix(end + 2);
        if (line.empty())
            break;
        if (isFirst)
            framing.isHttp11 = isHttp11(line, kind);
        else
            TRY(checkField(line, framing));
        isFirst = false;
    }
    return checkFraming(framing, kind);
}

bool isToken(std::string_view text)
{
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               kMarks.find(c) != std::string_view::npos;
    });
}

bool isCleanField(const Header& field)
{
    return isToken(field.name) && std::none_of(field.value.begin(), field.value.end(), isControl);
}

} // namespace darse::net
