// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/wirereader.h"

#include "core/net/beaststream.h"
#include "core/net/headcheck.h"

#include <boost/asio/io_context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <variant>

namespace darse::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

using RequestParser = http::request_parser<http::buffer_body>;
using ResponseParser = http::response_parser<http::buffer_body>;

constexpr std::size_t kReadAhead = std::size_t{16} * 1024;
constexpr std::size_t kBodyBuffer = std::size_t{64} * 1024;

Headers headersOf(const http::fields& fields)
{
    Headers out;
    for (const auto& field : fields)
        out.add(std::string(field.name_string()), std::string(field.value()));
    return out;
}

Error malformed(const beast::error_code& ec)
{
    if (ec == http::error::end_of_stream || ec == http::error::partial_message)
        return {ErrorKind::Unreachable, "the connection was cut in the middle of a message"};
    return {ErrorKind::Protocol, "the message is malformed: " + ec.message()};
}

} // namespace

struct WireReader::Impl {
    Impl(Transport& transport, const Limits& wantedLimits) :
        stream(transport, context),
        buffer(wantedLimits.header + kBodyBuffer),
        limits(wantedLimits)
    {
    }

    Result<std::size_t> fill(const Wait& wait)
    {
        const auto space = buffer.prepare(kReadAhead);
        TRY_DECLARE(const std::size_t got,
                    stream.transport().readSome({static_cast<char*>(space.data()), space.size()}, wait));
        buffer.commit(got);
        return got;
    }

    [[nodiscard]] std::string_view text() const
    {
        return {static_cast<const char*>(buffer.cdata().data()), buffer.size()};
    }

    /// The length of the head that stands complete at the front of the buffer.
    Result<std::size_t> awaitHead(const Wait& wait)
    {
        for (std::size_t from = 0;;) {
            const auto end = text().find("\r\n\r\n", from);
            if (end != std::string_view::npos && end + 4 <= limits.header)
                return end + 4;
            if (end != std::string_view::npos || buffer.size() > limits.header) {
                refusal = 431;
                return Error(ErrorKind::Protocol,
                             "the header is larger than " + std::to_string(limits.header) + " bytes");
            }
            from = buffer.size() < 3 ? 0 : buffer.size() - 3;
            TRY_DECLARE(const std::size_t got, fill(wait));
            if (got == 0)
                return Error(ErrorKind::Unreachable, "the connection was closed in the middle of a header");
        }
    }

    template <class Parser>
    Result<void> parseHead(Parser& parser, HeadKind kind, const Wait& wait)
    {
        refusal = 400;
        TRY_DECLARE(const std::size_t size, awaitHead(wait));
        TRY(checkHead(text().substr(0, size), kind));
        parser.header_limit(static_cast<std::uint32_t>(limits.header + 1));
        parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // whoever collects has a cap
        beast::error_code ec;
        const std::size_t used = parser.put(asio::const_buffer(buffer.cdata().data(), size), ec);
        if (ec == http::error::bad_version)
            refusal = 505;
        if (ec && ec != http::error::need_more)
            return malformed(ec);
        if (used != size || !parser.is_header_done())
            return Error(ErrorKind::Protocol, "the header is malformed");
        buffer.consume(used);
        return ok();
    }

    /// All that is here already, for servers like to send a chunk for each line. Waits only for the first byte.
    template <class Parser>
    Result<std::size_t> readPiece(Parser& parser, std::span<char> into, const Wait& wait)
    {
        if (owed)
            return std::move(*std::exchange(owed, std::nullopt));
        stream.readWait = wait;
        std::size_t got = 0;
        while (!parser.is_done() && got < into.size()) {
            if (got > 0 && buffer.size() == 0)
                break;
            auto& body = parser.get().body();
            body.data = into.data() + got;
            body.size = into.size() - got;
            body.more = true;
            beast::error_code ec;
            if (got == 0)
                http::read_some(stream, buffer, parser, ec);
            else
                buffer.consume(parser.put(buffer.cdata(), ec));
            got = into.size() - body.size;
            if (stream.failure)
                return std::move(*std::exchange(stream.failure, std::nullopt));
            if (ec == http::error::need_more)
                break;
            if (ec && ec != http::error::need_buffer && got == 0)
                return malformed(ec);
            if (ec && ec != http::error::need_buffer) {
                owed = malformed(ec);
                break;
            }
        }
        return got;
    }

    template <class Ask>
    bool ask(bool otherwise, Ask question) const
    {
        if (const auto* request = std::get_if<std::unique_ptr<RequestParser>>(&current))
            return question(**request);
        if (const auto* response = std::get_if<std::unique_ptr<ResponseParser>>(&current))
            return question(**response);
        return otherwise;
    }

    asio::io_context context{1};
    BeastStream stream;
    beast::flat_buffer buffer;
    Limits limits;
    std::variant<std::monostate, std::unique_ptr<RequestParser>, std::unique_ptr<ResponseParser>> current;
    std::optional<Error> owed; ///< what was found behind a piece that was given
    int refusal = 400;
};

WireReader::WireReader(Transport& transport, const Limits& limits) : m_impl(std::make_unique<Impl>(transport, limits))
{
}

WireReader::~WireReader() = default;

Result<bool> WireReader::waitForMessage(const Wait& wait)
{
    if (m_impl->buffer.size() > 0)
        return true;
    TRY_DECLARE(const std::size_t got, m_impl->fill(wait));
    return got > 0;
}

Result<RequestHead> WireReader::readRequest(const Wait& wait)
{
    auto parser = std::make_unique<RequestParser>();
    TRY(m_impl->parseHead(*parser, HeadKind::Request, wait));
    const auto& message = parser->get();
    RequestHead head{std::string(message.method_string()), std::string(message.target()), headersOf(message),
                     message.version()};
    m_impl->current = std::move(parser);
    return head;
}

Result<ResponseHead> WireReader::readResponse(std::string_view method, const Wait& wait)
{
    auto parser = std::make_unique<ResponseParser>();
    parser->skip(method == "HEAD");
    TRY(m_impl->parseHead(*parser, HeadKind::Response, wait));
    const auto& message = parser->get();
    ResponseHead head{static_cast<int>(message.result_int()), std::string(message.reason()), headersOf(message),
                      message.version()};
    m_impl->current = std::move(parser);
    return head;
}

Result<std::size_t> WireReader::readBody(std::span<char> into, const Wait& wait)
{
    if (auto* request = std::get_if<std::unique_ptr<RequestParser>>(&m_impl->current))
        return m_impl->readPiece(**request, into, wait);
    if (auto* response = std::get_if<std::unique_ptr<ResponseParser>>(&m_impl->current))
        return m_impl->readPiece(**response, into, wait);
    return std::size_t{0};
}

bool WireReader::isBodyDone() const
{
    return m_impl->ask(true, [](const auto& parser) { return parser.is_done(); });
}

bool WireReader::wantsKeepAlive() const
{
    return m_impl->ask(false, [](const auto& parser) { return parser.keep_alive(); });
}

bool WireReader::hasLeftover() const
{
    return m_impl->buffer.size() > 0;
}

std::string WireReader::takeLeftover()
{
    std::string out(m_impl->text());
    m_impl->buffer.consume(out.size());
    return out;
}

int WireReader::refusalStatus() const
{
    return m_impl->refusal;
}

} // namespace darse::net
