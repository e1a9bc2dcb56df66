// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/responder.h"

#include "core/net/serverconnection.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace darse::net {
namespace {

bool hasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

Error late()
{
    return {ErrorKind::InvalidState, "the request is answered already"};
}

} // namespace

Responder::Responder(ServerConnection& connection, const RequestHead& request) :
    m_connection(connection),
    m_request(request)
{
}

Result<void> Responder::fail(Error error)
{
    m_state = State::Failed;
    return error;
}

/// Decides how the end of the body will be known, and whether the connection lives on.
void Responder::frame(ResponseHead& head)
{
    if (m_connection.bodyFault != 0 && head.status >= 400)
        head.status = m_connection.bodyFault;
    const bool wantsClose = head.headers.hasToken("Connection", "close");
    m_keepAlive = !wantsClose && m_request.version == 11 && m_connection.reader.wantsKeepAlive() &&
                  !m_connection.isBroken && !m_connection.owesContinue;
    Framing framing = Framing::Chunked;
    std::uint64_t length = 0;
    if (const auto text = head.headers.find("Content-Length")) {
        std::from_chars(text->data(), text->data() + text->size(), length);
        framing = Framing::Length;
    } else if (hasNoBody(head.status)) {
        framing = Framing::None;
    } else if (m_request.version == 10) {
        framing = Framing::UntilClose;
        m_keepAlive = false;
    } else {
        head.headers.add("Transfer-Encoding", "chunked");
    }
    if (m_request.method == "HEAD")
        framing = Framing::None;
    head.headers.set("Connection", m_keepAlive ? "keep-alive" : "close");
    m_body = BodyWriter(framing, length);
}

Result<void> Responder::send(ResponseHead head, std::string_view body)
{
    if (!hasNoBody(head.status))
        head.headers.set("Content-Length", std::to_string(body.size()));
    TRY(begin(std::move(head)));
    TRY(write(body));
    return end();
}

Result<void> Responder::sendJson(int status, std::string_view json)
{
    return send({.status = status, .reason = {}, .headers = {{"Content-Type", "application/json"}}}, json);
}

Result<void> Responder::sendError(int status, std::string_view message)
{
    const nlohmann::json body{{"message", message}};
    // Foreign bytes may be in the message; what is not UTF-8 is replaced instead of thrown at.
    return sendJson(status, body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<void> Responder::begin(ResponseHead head)
{
    if (m_state != State::Fresh)
        return late();
    frame(head);
    TRY_DECLARE(const std::string bytes, serialize(head));
    m_state = State::Begun;
    if (auto sent = writeAll(*m_connection.transport, bytes, m_connection.silence()); !sent)
        return fail(std::move(sent).error());
    return ok();
}

Result<void> Responder::write(std::string_view piece)
{
    if (m_state != State::Begun)
        return Error(ErrorKind::InvalidState, "no answer is being written");
    // The silence is for each piece that the client takes, not for the whole.
    while (!piece.empty()) {
        const std::string_view part = piece.substr(0, std::size_t{64} * 1024);
        if (auto sent = m_body.write(*m_connection.transport, part, m_connection.silence()); !sent)
            return fail(std::move(sent).error());
        piece.remove_prefix(part.size());
    }
    return ok();
}

Result<void> Responder::end()
{
    if (m_state != State::Begun)
        return Error(ErrorKind::InvalidState, "no answer is being written");
    if (auto sent = m_body.finish(*m_connection.transport, m_connection.silence()); !sent)
        return fail(std::move(sent).error());
    m_state = State::Done;
    return ok();
}

Result<std::unique_ptr<Transport>> Responder::hijack(const ResponseHead& head)
{
    if (m_state != State::Fresh)
        return late();
    TRY_DECLARE(const std::string bytes, serialize(head));
    m_state = State::Done;
    if (auto sent = writeAll(*m_connection.transport, bytes, m_connection.silence()); !sent) {
        m_state = State::Failed;
        return std::move(sent).error();
    }
    return withPrefix(std::move(m_connection.transport), m_connection.reader.takeLeftover());
}

Result<std::unique_ptr<WebSocket>> Responder::acceptWebSocket(const std::string& protocol)
{
    if (m_state != State::Fresh)
        return late();
    if (!m_request.headers.hasToken("Upgrade", "websocket"))
        return Error(ErrorKind::InvalidInput, "the request does not ask for a WebSocket");
    m_state = State::Done;
    return WebSocket::accept(withPrefix(std::move(m_connection.transport), m_connection.reader.takeLeftover()),
                             m_request, protocol, m_connection.options.limits, m_connection.silence());
}

} // namespace darse::net
