// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"

#include "core/net/beaststream.h"
#include "core/net/headcheck.h"

#include <boost/asio/io_context.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <mutex>

namespace darse::net {

// Beast drops a connection that failed its handshake or close; this is the hook that it looks for by name.
static void teardown(boost::beast::role_type, BeastStream& stream, boost::beast::error_code&)
{
    stream.transport().close();
}

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

http::request<http::empty_body> toBeast(const RequestHead& head)
{
    http::request<http::empty_body> request;
    request.method_string(head.method);
    request.target(head.target);
    request.version(head.version);
    for (const Header& header : head.headers)
        request.insert(header.name, header.value);
    return request;
}

} // namespace

struct WebSocket::Impl {
    Impl(std::unique_ptr<Transport> wire, const Limits& limits) :
        transport(std::move(wire)),
        stream(BeastStream(*transport, context))
    {
        stream.read_message_max(limits.webSocketMessage);
    }

    Error failed(const beast::error_code& ec, std::string_view attempt)
    {
        transport->close();
        auto& failure = stream.next_layer().failure;
        if (failure)
            return std::move(*std::exchange(failure, std::nullopt)).within(attempt);
        if (ec == asio::error::eof)
            return Error(ErrorKind::Unreachable, "the other side closed the connection").within(attempt);
        return Error(ErrorKind::Protocol, ec.message()).within(attempt);
    }

    void setWaits(const Wait& wait)
    {
        stream.next_layer().readWait = wait;
        stream.next_layer().writeWait = wait;
    }

    asio::io_context context{1};
    std::unique_ptr<Transport> transport;
    Duplex duplex;
    std::mutex sending; ///< one message after another; taken before the mutex of `duplex`
    websocket::stream<BeastStream> stream;
    std::string protocol;
    bool isReceiving = false;
};

WebSocket::WebSocket(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

WebSocket::~WebSocket()
{
    m_impl->transport->close();
}

Result<std::unique_ptr<WebSocket>> WebSocket::connect(std::unique_ptr<Transport> transport,
                                                      const WebSocketRequest& request, const Limits& limits,
                                                      const Wait& wait)
{
    for (const Header& header : request.headers) {
        if (!isCleanField(header))
            return Error(ErrorKind::InvalidInput, "the header field \"" + header.name + "\" cannot be sent");
    }
    auto impl = std::make_unique<Impl>(std::move(transport), limits);
    impl->setWaits(wait);
    impl->stream.set_option(websocket::stream_base::decorator([&request](websocket::request_type& wire) {
        for (const Header& header : request.headers)
            wire.insert(header.name, header.value);
    }));
    beast::error_code ec;
    websocket::response_type answer;
    impl->stream.handshake(answer, request.host, request.target, ec);
    impl->stream.set_option(websocket::stream_base::decorator([](websocket::request_type&) {}));
    if (ec == websocket::error::upgrade_declined)
        return Error(ErrorKind::Unsupported,
                     "the server answered " + std::to_string(answer.result_int()) + " instead of opening a WebSocket")
            .withDetail(answer.body());
    if (ec)
        return impl->failed(ec, "open a WebSocket");
    impl->protocol = std::string(answer[http::field::sec_websocket_protocol]);
    impl->stream.next_layer().duplex = &impl->duplex;
    return std::unique_ptr<WebSocket>(new WebSocket(std::move(impl)));
}

Result<std::unique_ptr<WebSocket>> WebSocket::accept(std::unique_ptr<Transport> transport, const RequestHead& request,
                                                     const std::string& protocol, const Limits& limits,
                                                     const Wait& wait)
{
    if (!isCleanField({"Sec-WebSocket-Protocol", protocol}))
        return Error(ErrorKind::InvalidInput, "the WebSocket protocol cannot be sent");
    auto impl = std::make_unique<Impl>(std::move(transport), limits);
    impl->setWaits(wait);
    impl->protocol = protocol;
    impl->stream.set_option(websocket::stream_base::decorator([&protocol](websocket::response_type& answer) {
        if (!protocol.empty())
            answer.set(http::field::sec_websocket_protocol, protocol);
    }));
    beast::error_code ec;
    impl->stream.accept(toBeast(request), ec);
    impl->stream.set_option(websocket::stream_base::decorator([](websocket::response_type&) {}));
    if (ec)
        return impl->failed(ec, "accept a WebSocket");
    impl->stream.next_layer().duplex = &impl->duplex;
    return std::unique_ptr<WebSocket>(new WebSocket(std::move(impl)));
}

Result<std::optional<WebSocketMessage>> WebSocket::receive(const Wait& wait)
{
    const std::lock_guard lock(m_impl->duplex.mutex);
    if (m_impl->isReceiving)
        return Error(ErrorKind::InvalidState, "another thread receives from the WebSocket");
    m_impl->stream.next_layer().readWait = wait;
    m_impl->isReceiving = true;
    beast::flat_buffer buffer;
    beast::error_code ec;
    m_impl->stream.read(buffer, ec);
    m_impl->isReceiving = false;
    if (ec == websocket::error::closed)
        return std::optional<WebSocketMessage>();
    if (ec)
        return m_impl->failed(ec, "receive from a WebSocket");
    return std::optional(WebSocketMessage{m_impl->stream.got_text() ? MessageKind::Text : MessageKind::Binary,
                                          beast::buffers_to_string(buffer.data())});
}

Result<void> WebSocket::send(MessageKind kind, std::string_view bytes, const Wait& wait)
{
    const std::lock_guard turn(m_impl->sending);
    const std::lock_guard lock(m_impl->duplex.mutex);
    m_impl->stream.next_layer().writeWait = wait;
    m_impl->duplex.isSending = true;
    m_impl->duplex.sender = std::this_thread::get_id();
    m_impl->stream.text(kind == MessageKind::Text);
    beast::error_code ec;
    m_impl->stream.write(asio::const_buffer(bytes.data(), bytes.size()), ec);
    m_impl->duplex.isSending = false;
    m_impl->duplex.sent.notify_all();
    if (ec)
        return m_impl->failed(ec, "send to a WebSocket");
    return ok();
}

Result<void> WebSocket::sayGoodbye(const Wait& wait)
{
    // Beast says it only together with waiting for the answer. A server's frames have no mask.
    constexpr std::string_view kNormalClosure("\x88\x02\x03\xe8", 4);
    const std::lock_guard turn(m_impl->sending);
    const std::lock_guard lock(m_impl->duplex.mutex);
    return writeAll(*m_impl->transport, kNormalClosure, wait).within("close a WebSocket");
}

Result<void> WebSocket::close(const Wait& wait)
{
    const std::lock_guard turn(m_impl->sending);
    const std::lock_guard lock(m_impl->duplex.mutex);
    if (m_impl->isReceiving || !m_impl->stream.is_open()) {
        m_impl->transport->close();
        return ok();
    }
    m_impl->setWaits(wait);
    m_impl->isReceiving = true; // until the peer's goodbye
    beast::error_code ec;
    m_impl->stream.close(websocket::close_code::normal, ec);
    m_impl->isReceiving = false;
    if (ec)
        return m_impl->failed(ec, "close a WebSocket");
    m_impl->transport->close();
    return ok();
}

const std::string& WebSocket::protocol() const
{
    return m_impl->protocol;
}

} // namespace darse::net
