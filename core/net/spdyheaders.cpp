// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/spdyheaders.h"

#include <boost/beast/zlib/inflate_stream.hpp>

#include <array>

namespace darse::net {
namespace {

namespace zlib = boost::beast::zlib;

constexpr std::size_t kNumber = 4;
constexpr std::size_t kMostHeaders = std::size_t{64} * 1024;

/// What the dictionary of SPDY/3 begins with: words, each with its length before it.
constexpr std::array<std::string_view, 65> kWords = {"options",
                                                     "head",
                                                     "post",
                                                     "put",
                                                     "delete",
                                                     "trace",
                                                     "accept",
                                                     "accept-charset",
                                                     "accept-encoding",
                                                     "accept-language",
                                                     "accept-ranges",
                                                     "age",
                                                     "allow",
                                                     "authorization",
                                                     "cache-control",
                                                     "connection",
                                                     "content-base",
                                                     "content-encoding",
                                                     "content-language",
                                                     "content-length",
                                                     "content-location",
                                                     "content-md5",
                                                     "content-range",
                                                     "content-type",
                                                     "date",
                                                     "etag",
                                                     "expect",
                                                     "expires",
                                                     "from",
                                                     "host",
                                                     "if-match",
                                                     "if-modified-since",
                                                     "if-none-match",
                                                     "if-range",
                                                     "if-unmodified-since",
                                                     "last-modified",
                                                     "location",
                                                     "max-forwards",
                                                     "pragma",
                                                     "proxy-authenticate",
                                                     "proxy-authorization",
                                                     "range",
                                                     "referer",
                                                     "retry-after",
                                                     "server",
                                                     "te",
                                                     "trailer",
                                                     "transfer-encoding",
                                                     "upgrade",
                                                     "user-agent",
                                                     "vary",
                                                     "via",
                                                     "warning",
                                                     "www-authenticate",
                                                     "method",
                                                     "get",
                                                     "status",
                                                     "200 OK",
                                                     "version",
                                                     "HTTP/1.1",
                                                     "url",
                                                     "public",
                                                     "set-cookie",
                                                     "keep-alive",
                                                     "origin"};
/// What it ends with.
constexpr std::string_view kRest =
    "100101201202205206300302303304305306307402405406407408409410411412413414415416417502504505203 Non-Authoritative "
    "Information204 No Content301 Moved Permanently400 Bad Request401 Unauthorized403 Forbidden404 Not Found500 "
    "Internal Server Error501 Not Implemented503 Service UnavailableJan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec "
    "00:00:00 Mon, Tue, Wed, Thu, Fri, Sat, Sun, "
    "GMTchunked,text/html,image/png,image/jpg,image/gif,application/xml,application/xhtml+xml,text/plain,text/"
    "javascript,publicprivatemax-age=gzip,deflate,sdchcharset=utf-8charset=iso-8859-1,utf-,*,enq=0.";

std::string dictionary()
{
    std::string out;
    for (const std::string_view word : kWords) {
        out += spdyBytes(static_cast<std::uint32_t>(word.size()));
        out += word;
    }
    return out + std::string(kRest);
}

/// A block of deflate that is not compressed.
std::string stored(std::string_view content)
{
    const auto size = static_cast<std::uint16_t>(content.size());
    const auto inverse = static_cast<std::uint16_t>(~size);
    std::string out(1, '\0');
    for (const std::uint16_t number : {size, inverse}) {
        out += static_cast<char>(number & 0xffU);
        out += static_cast<char>(number >> 8U);
    }
    return out + std::string(content);
}

Error broken()
{
    return {ErrorKind::Protocol, "the headers of a SPDY stream cannot be read"};
}

} // namespace

struct SpdyHeaders::Inflater {
    zlib::inflate_stream stream{};
};

SpdyHeaders::SpdyHeaders() : m_inflater(std::make_unique<Inflater>())
{
    // The window of the decompressor is filled by letting it write the dictionary.
    static_cast<void>(inflated(stored(dictionary())));
}

SpdyHeaders::~SpdyHeaders() = default;

Result<std::string> SpdyHeaders::inflated(std::string_view block)
{
    std::string out(kMostHeaders, '\0');
    zlib::z_params at;
    at.next_in = block.data();
    at.avail_in = block.size();
    at.next_out = out.data();
    at.avail_out = out.size();
    boost::beast::error_code failure;
    while (at.avail_in > 0 && at.avail_out > 0 && !failure)
        m_inflater->stream.write(at, zlib::Flush::sync, failure);
    if (at.avail_in > 0 || (failure && failure != zlib::error::need_buffers))
        return broken();
    out.resize(out.size() - at.avail_out);
    return out;
}

Result<Headers> SpdyHeaders::read(std::string_view block)
{
    constexpr std::size_t kBeginning = 6; // of zlib, with the check of the dictionary
    if (!m_hasBegun) {
        if (block.size() < kBeginning)
            return broken();
        block.remove_prefix(kBeginning);
        m_hasBegun = true;
    }
    TRY_DECLARE(const std::string text, inflated(block));
    std::string_view left = text;
    const auto number = [&]() -> std::size_t {
        const std::size_t out = left.size() < kNumber ? kMostHeaders : spdyNumber(left);
        left.remove_prefix(std::min(kNumber, left.size()));
        return out;
    };
    Headers out;
    for (std::size_t count = number(); count > 0; --count) {
        std::array<std::string, 2> pair;
        for (std::string& part : pair) {
            const std::size_t size = number();
            if (size > left.size())
                return broken();
            part = std::string(left.substr(0, size));
            left.remove_prefix(size);
        }
        out.add(std::move(pair[0]), std::move(pair[1]));
    }
    return out;
}

std::string emptySpdyBlock(BlockPlace place)
{
    // A zlib stream may do without the dictionary, and without compression. The empty block at the end lets readers
    // hand out what stands before it.
    constexpr std::string_view kBeginning("\x78\x01", 2);
    return (place == BlockPlace::First ? std::string(kBeginning) : std::string()) + stored(spdyBytes(0)) + stored({});
}

std::string spdyBlock(const Headers& headers, BlockPlace place)
{
    constexpr std::string_view kBeginning("\x78\xf9\xe3\xc6\xa7\xc2", 6);
    std::string text = spdyBytes(static_cast<std::uint32_t>(headers.size()));
    for (const Header& header : headers) {
        for (const std::string& part : {header.name, header.value})
            text += spdyBytes(static_cast<std::uint32_t>(part.size())) + part;
    }
    return (place == BlockPlace::First ? std::string(kBeginning) : std::string()) + stored(text) + stored({});
}

std::uint32_t spdyNumber(std::string_view bytes)
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < kNumber; ++i)
        out = (out << 8U) | static_cast<unsigned char>(bytes[i]);
    return out;
}

std::string spdyBytes(std::uint32_t number)
{
    std::string out(kNumber, '\0');
    for (std::size_t i = 0; i < kNumber; ++i)
        out[i] = static_cast<char>((number >> (24U - 8U * i)) & 0xffU);
    return out;
}

} // namespace darse::net
