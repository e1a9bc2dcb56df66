// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/listener.h"
#include "core/net/message.h"
#include "core/net/url.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace darse::net {

struct ServerConnection;

/// A request as a handler sees it. Lives as long as the handler runs.
class Incoming {
public:
    Incoming(ServerConnection& connection, RequestHead head);
    Incoming(const Incoming&) = delete;
    Incoming& operator=(const Incoming&) = delete;

    [[nodiscard]] const RequestHead& head() const { return m_head; }
    /// The target up to its query, as on the wire.
    [[nodiscard]] std::string_view path() const;
    /// The text after the question mark, as on the wire.
    [[nodiscard]] std::string_view rawQuery() const;
    [[nodiscard]] Result<Query> query() const { return parseQuery(rawQuery()); }
    /// A part of the path that the router took out, decoded; empty when there is none of that name.
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    void setParameters(Query parameters) { m_parameters = std::move(parameters); }

    /// A piece of the body; 0 is its end. The first call sends "100 Continue" to a client that waits for it.
    [[nodiscard]] Result<std::size_t> readBody(std::span<char> into);
    /// The whole rest of the body, at most Limits::collectedBody, or `cap`. After a body that was larger, or took
    /// longer than the server waits, an error is answered with 413 or 408, whatever else the handler makes of it.
    [[nodiscard]] Result<std::string> collectBody();
    [[nodiscard]] Result<std::string> collectBody(std::size_t cap);

    /// Who asks, over a unix socket.
    [[nodiscard]] std::optional<PeerCredentials> credentials() const;
    [[nodiscard]] std::string peer() const;
    /// The descriptor of the connection, to poll for its end; valid until it is taken over.
    [[nodiscard]] int nativeHandle() const;
    /// Requested when the server ends.
    [[nodiscard]] std::stop_token stop() const;

private:
    ServerConnection& m_connection;
    RequestHead m_head;
    Query m_parameters;
};

} // namespace darse::net
