// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/serverconnection.h"

#include <algorithm>
#include <array>
#include <exception>
#include <sys/socket.h>

namespace darse::net {
namespace {

constexpr std::size_t kDrained = std::size_t{256} * 1024;
constexpr std::chrono::milliseconds kFarewell{1000};

/// Reads what is left of a body that the handler did not want, so that the next request can be found.
bool drain(ServerConnection& connection)
{
    if (connection.isBroken || connection.owesContinue)
        return connection.reader.isBodyDone() && !connection.isBroken;
    const Wait wait{Deadline::after(kFarewell), connection.stop};
    std::array<char, std::size_t{16} * 1024> sink{};
    for (std::size_t total = 0; total < kDrained;) {
        const auto got = connection.reader.readBody(sink, wait);
        if (!got)
            return false;
        if (*got == 0)
            return true;
        total += *got;
    }
    return false;
}

/// Ends the sending side and takes for a moment what still comes: closing over unread bytes would reset the connection
/// and could take the answer away from the client.
void sayFarewell(ServerConnection& connection)
{
    if (!connection.transport->shutdownWrite())
        return;
    const Wait wait{Deadline::after(kFarewell), connection.stop};
    std::array<char, std::size_t{16} * 1024> sink{};
    for (;;) {
        const auto got = connection.transport->readSome(sink, wait);
        if (!got || *got == 0)
            return;
    }
}

void refuse(ServerConnection& connection, int status, const Error& why)
{
    RequestHead nothing;
    nothing.version = 10; // no keep-alive after a request that was not understood
    Responder responder(connection, nothing);
    if (responder.sendError(status, why.message()))
        sayFarewell(connection);
}

/// The status for a request that did not arrive; 0 when there is nobody left to tell.
int statusFor(const Error& error, const ServerConnection& connection)
{
    switch (error.kind()) {
    case ErrorKind::Protocol:
        return connection.reader.refusalStatus();
    case ErrorKind::Timeout:
        return 408;
    default:
        return 0;
    }
}

void run(const Handler& handler, Incoming& request, Responder& responder)
{
    try {
        handler(request, responder);
    } catch (const std::exception&) {
        // Rooms do not throw; what gets here is a failed allocation or a defect, and only this request pays for it.
    }
    if (!responder.hasBegun())
        static_cast<void>(responder.sendError(500, "the request was not answered"));
}

/// One request; false when the connection is over.
bool serveOne(ServerConnection& connection, const Handler& handler)
{
    const auto isThere = connection.reader.waitForMessage({Deadline::after(connection.options.idle), connection.stop});
    if (!isThere || !*isThere)
        return false;
    auto head = connection.reader.readRequest({Deadline::after(connection.options.header), connection.stop});
    if (!head) {
        if (const int status = statusFor(head.error(), connection))
            refuse(connection, status, head.error());
        return false;
    }
    connection.bodyFault = 0;
    connection.bodyDeadline = Deadline::after(connection.options.body);
    const auto expectation = head->headers.find("Expect");
    connection.owesContinue = expectation && equalsIgnoringCase(*expectation, "100-continue") && head->version == 11 &&
                              !connection.reader.isBodyDone();
    if (expectation && !equalsIgnoringCase(*expectation, "100-continue")) {
        refuse(connection, 417, Error(ErrorKind::Unsupported, "the expectation of the request is not known"));
        return false;
    }
    Incoming request(connection, std::move(head).value());
    Responder responder(connection, request.head());
    run(handler, request, responder);
    if (!connection.transport)
        return false; // taken over by the handler
    if (responder.isReusable() && drain(connection))
        return true;
    sayFarewell(connection);
    return false;
}

} // namespace

void serve(ServerConnection& connection, const Handler& handler)
{
    while (!connection.stop.stop_requested() && serveOne(connection, handler))
        continue;
}

Incoming::Incoming(ServerConnection& connection, RequestHead head) : m_connection(connection), m_head(std::move(head))
{
}

std::string_view Incoming::path() const
{
    return std::string_view(m_head.target).substr(0, m_head.target.find('?'));
}

std::string_view Incoming::rawQuery() const
{
    const auto mark = m_head.target.find('?');
    return mark == std::string::npos ? std::string_view() : std::string_view(m_head.target).substr(mark + 1);
}

std::string_view Incoming::parameter(std::string_view name) const
{
    for (const auto& [key, value] : m_parameters) {
        if (key == name)
            return value;
    }
    return {};
}

Result<std::size_t> Incoming::readBody(std::span<char> into)
{
    if (m_connection.owesContinue) {
        m_connection.owesContinue = false;
        TRY(writeAll(*m_connection.transport, "HTTP/1.1 100 Continue\r\n\r\n", m_connection.silence()));
    }
    Wait wait = m_connection.silence();
    wait.deadline = std::min(wait.deadline, m_connection.bodyDeadline);
    auto got = m_connection.reader.readBody(into, wait);
    if (!got) {
        m_connection.isBroken = true;
        if (got.error().kind() == ErrorKind::Timeout)
            m_connection.bodyFault = 408;
    }
    return got;
}

Result<std::string> Incoming::collectBody()
{
    return collectBody(m_connection.options.limits.collectedBody);
}

Result<std::string> Incoming::collectBody(std::size_t cap)
{
    std::string out;
    std::array<char, std::size_t{16} * 1024> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t got, readBody(piece));
        if (got == 0)
            return out;
        if (got > cap - out.size()) {
            m_connection.bodyFault = 413;
            return Error(ErrorKind::InvalidInput,
                         "the body of the request is larger than " + std::to_string(cap) + " bytes");
        }
        out.append(piece.data(), got);
    }
}

std::optional<PeerCredentials> Incoming::credentials() const
{
    return credentialsOf(m_connection.transport->nativeHandle());
}

std::string Incoming::peer() const
{
    return m_connection.transport->peer();
}

int Incoming::nativeHandle() const
{
    return m_connection.transport->nativeHandle();
}

std::stop_token Incoming::stop() const
{
    return m_connection.stop;
}

} // namespace darse::net
