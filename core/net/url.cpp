// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.h"

#include "core/base/base64.h"

#include <charconv>

namespace darse::net {
namespace {

Result<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port == 0)
        return Error(ErrorKind::InvalidInput, std::string(text) + " is not a port number");
    return port;
}

Result<void> splitUser(std::string_view userInfo, Authority& out)
{
    const auto colon = userInfo.find(':');
    TRY_DECLARE(out.user, percentDecode(userInfo.substr(0, colon)));
    if (colon != std::string_view::npos) {
        TRY_DECLARE(out.password, percentDecode(userInfo.substr(colon + 1)));
    }
    return ok();
}

Result<void> splitHost(std::string_view text, Authority& out)
{
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return Error(ErrorKind::InvalidInput, "the address lacks its closing bracket");
        out.host = text.substr(1, close - 1);
        port = text.substr(close + 1);
    } else {
        const auto colon = text.rfind(':');
        out.host = text.substr(0, colon);
        port = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (out.host.empty())
        return Error(ErrorKind::InvalidInput, "the address names no host");
    if (port.empty() || port == ":")
        return ok();
    if (port.front() != ':')
        return Error(ErrorKind::InvalidInput, "the address has something odd after its host");
    TRY_DECLARE(out.port, parsePort(port.substr(1)));
    return ok();
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Result<Authority> parseAuthority(std::string_view url)
{
    Authority out;
    if (const auto mark = url.find("://"); mark != std::string_view::npos) {
        out.scheme = lowerCase(url.substr(0, mark));
        url.remove_prefix(mark + 3);
    }
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto at = url.rfind('@'); at != std::string_view::npos) {
        TRY(splitUser(url.substr(0, at), out));
        url.remove_prefix(at + 1);
    }
    TRY(splitHost(url, out));
    return out;
}

std::string hostPort(std::string_view host, std::uint16_t port)
{
    const bool isV6 = host.find(':') != std::string_view::npos;
    std::string out;
    out.append(isV6 ? "[" : "").append(host).append(isV6 ? "]:" : ":").append(std::to_string(port));
    return out;
}

Result<std::string> percentDecode(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0 || high + low == 0)
            return Error(ErrorKind::InvalidInput, "the address has a broken percent sign");
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::string percentEncode(std::string_view text)
{
    static constexpr std::string_view kPlain = "-._~";
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isLetter || (c >= '0' && c <= '9') || kPlain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xfU]};
    }
    return out;
}

Result<Query> parseQuery(std::string_view query)
{
    Query out;
    while (!query.empty()) {
        const auto end = query.find('&');
        std::string pair(query.substr(0, end));
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        for (char& c : pair) {
            if (c == '+')
                c = ' ';
        }
        const auto equals = pair.find('=');
        TRY_DECLARE(auto name, percentDecode(std::string_view(pair).substr(0, equals)));
        TRY_DECLARE(auto value, percentDecode(equals == std::string::npos ? std::string_view()
                                                                          : std::string_view(pair).substr(equals + 1)));
        if (!name.empty())
            out.emplace_back(std::move(name), std::move(value));
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    return toBase64(bytes);
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

} // namespace darse::net
