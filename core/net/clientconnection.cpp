// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clientconnection.h"

#include <array>

namespace darse::net {
namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;
constexpr int kMaxInterim = 16;

bool isWorthReadingAfter(const Error& error)
{
    // The server may have answered and closed without wanting the rest of the body.
    return error.kind() == ErrorKind::Unreachable || error.kind() == ErrorKind::Io;
}

bool needsLength(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace

ClientConnection::ClientConnection(std::unique_ptr<Transport> transport,
                                   std::shared_ptr<const ClientSettings> settings) :
    m_settings(std::move(settings)),
    m_transport(std::move(transport)),
    m_reader(*m_transport, m_settings->options.limits)
{
}

Wait ClientConnection::silence(const std::stop_token& stop) const
{
    return {Deadline::after(m_settings->options.silence), stop};
}

Result<RequestHead> ClientConnection::wireHead(const Request& request) const
{
    RequestHead head = request.head;
    const Endpoint& endpoint = m_settings->endpoint;
    if (!head.headers.find("Host"))
        head.headers.add("Host", endpoint.hostField());
    if (forwarder) {
        head.target = "http://" + hostPort(endpoint.host, endpoint.port) + head.target;
        if (const std::string authorization = forwarder->authorization(); !authorization.empty())
            head.headers.set("Proxy-Authorization", authorization);
    }
    head.headers.remove("Content-Length");
    head.headers.remove("Transfer-Encoding");
    if (request.stream && !request.streamLength)
        head.headers.add("Transfer-Encoding", "chunked");
    else if (request.stream)
        head.headers.add("Content-Length", std::to_string(*request.streamLength));
    else if (!request.body.empty() || needsLength(head.method))
        head.headers.add("Content-Length", std::to_string(request.body.size()));
    if (request.expectation == Expectation::Continue)
        head.headers.set("Expect", "100-continue");
    return head;
}

Result<ResponseHead> ClientConnection::exchange(const Request& request, const std::stop_token& stop)
{
    m_hadAnswer = false;
    m_isBroken = true; // until the answer is there
    TRY_DECLARE(const RequestHead head, wireHead(request));
    TRY_DECLARE(const std::string bytes, serialize(head));
    auto sent = writeAll(*m_transport, bytes, silence(stop));
    if (!sent && !isWorthReadingAfter(sent.error()))
        return std::move(sent).error();
    bool isWhole = sent.isOk();
    if (sent && request.expectation == Expectation::Continue) {
        const Wait patience{Deadline::after(m_settings->options.expect), stop};
        auto early = m_reader.readResponse(request.head.method, patience);
        m_hadAnswer = early.isOk();
        if (early && early->status != 100)
            return early; // the body stays here, and so the connection ends with this answer
        if (!early && early.error().kind() != ErrorKind::Timeout)
            return early;
    }
    if (isWhole) {
        TRY_DECLARE(isWhole, sendBody(request, stop));
    }
    TRY_DECLARE(ResponseHead answer, readAnswer(request, {Deadline::after(m_settings->options.answer), stop}));
    m_isBroken = !isWhole;
    return answer;
}

/// False when the server stopped listening, or answered, before the end.
Result<bool> ClientConnection::sendBody(const Request& request, const std::stop_token& stop)
{
    if (request.stream)
        return sendStream(request, stop);
    std::string_view rest = request.body;
    while (!rest.empty()) {
        if (rest.size() < request.body.size() && hasAnswerWaiting(stop))
            return false;
        auto sent = m_transport->writeSome(rest.substr(0, kPiece), silence(stop));
        if (!sent && isWorthReadingAfter(sent.error()))
            return false;
        TRY_DECLARE(const std::size_t count, std::move(sent));
        rest.remove_prefix(count);
    }
    return true;
}

Result<bool> ClientConnection::sendStream(const Request& request, const std::stop_token& stop)
{
    BodyWriter writer(request.streamLength ? Framing::Length : Framing::Chunked, request.streamLength.value_or(0));
    std::array<char, kPiece> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t count, request.stream(piece, stop));
        if (hasAnswerWaiting(stop))
            return false;
        auto sent = count > 0 ? writer.write(*m_transport, {piece.data(), count}, silence(stop))
                              : writer.finish(*m_transport, silence(stop));
        if (!sent && isWorthReadingAfter(sent.error()))
            return false;
        TRY(std::move(sent));
        if (count == 0)
            return true;
    }
}

Result<ResponseHead> ClientConnection::readAnswer(const Request& request, const Wait& wait)
{
    TRY_DECLARE(const bool isThere, m_reader.waitForMessage(wait));
    if (!isThere)
        return Error(ErrorKind::Unreachable, m_transport->peer() + " closed the connection without an answer");
    m_hadAnswer = true;
    for (int i = 0; i < kMaxInterim; ++i) {
        TRY_DECLARE(ResponseHead head, m_reader.readResponse(request.head.method, wait));
        if (head.status >= 200 || head.status == 101)
            return head;
    }
    return Error(ErrorKind::Protocol, m_transport->peer() + " sends informational answers without an end");
}

Result<std::size_t> ClientConnection::readBody(std::span<char> into, const Wait& wait)
{
    auto got = m_reader.readBody(into, wait);
    if (!got)
        m_isBroken = true;
    return got;
}

bool ClientConnection::hasAnswerWaiting(const std::stop_token& stop)
{
    return m_reader.hasLeftover() ||
           m_transport->waitReadable({Deadline::after(std::chrono::milliseconds(0)), stop}).isOk();
}

bool ClientConnection::isStale()
{
    return hasAnswerWaiting({});
}

bool ClientConnection::isReusable() const
{
    return !m_isBroken && m_reader.isBodyDone() && m_reader.wantsKeepAlive() && !m_reader.hasLeftover();
}

std::unique_ptr<Transport> ClientConnection::release()
{
    return withPrefix(std::move(m_transport), m_reader.takeLeftover());
}

} // namespace darse::net
