// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/net/connect.h"
#include "core/net/message.h"
#include "core/net/websocket.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace darse::net {

class ConnectionPool;
class ClientConnection;

enum class Expectation { None, Continue };

struct Request {
    RequestHead head; ///< Host, framing and Expect are added
    std::string body;
    ByteSource stream;                         ///< instead of `body`; asked on the thread of the request
    std::optional<std::uint64_t> streamLength; ///< without it the stream goes in chunks
    Expectation expectation = Expectation::None;
};

struct ClientOptions {
    Limits limits{};
    ProxyRules proxies{};
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds answer{60'000};  ///< from the end of the request to the head of its answer
    std::chrono::milliseconds silence{60'000}; ///< longest pause while a body goes either way
    std::chrono::milliseconds body{3'600'000}; ///< for a whole body that send() collects, however it drips
    std::chrono::milliseconds expect{1'000};   ///< how long a body waits for "100 Continue"
};

/// An answer whose body is still on its way. May outlive the client. Destroying it early closes its connection.
class Exchange {
public:
    Exchange(std::unique_ptr<ClientConnection> connection, ResponseHead head, std::weak_ptr<ConnectionPool> pool);
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    ~Exchange();

    [[nodiscard]] const ResponseHead& head() const { return m_head; }
    /// The next piece; 0 is the end. Nothing is read ahead of the caller but what a socket holds.
    [[nodiscard]] Result<std::size_t> read(std::span<char> into, const std::stop_token& stop);
    /// As read, but with a silence of any length: for streams of events.
    [[nodiscard]] Result<std::size_t> readPatiently(std::span<char> into, const std::stop_token& stop);
    /// The whole rest, at most `cap` bytes.
    [[nodiscard]] Result<std::string> collect(std::size_t cap, const std::stop_token& stop);

    [[nodiscard]] Result<std::string> collect(std::size_t cap, Deadline deadline, const std::stop_token& stop);

private:
    std::unique_ptr<ClientConnection> m_connection;
    ResponseHead m_head;
    std::weak_ptr<ConnectionPool> m_pool;
};

/// A connection that stopped being HTTP.
struct Hijacked {
    ResponseHead head;
    std::unique_ptr<Transport> transport; ///< starts with the first byte after the head
};

/// A blocking HTTP/1.1 client of one server. Connections are kept and used again; any thread may call, each call has a
/// connection of its own. A request that fails on a kept connection before any byte of an answer is sent once more on a
/// fresh one, if its method is idempotent and its body can be repeated.
class Client {
public:
    explicit Client(Endpoint endpoint, ClientOptions options = {});
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// The whole answer in memory, up to Limits::collectedBody, within ClientOptions::body.
    [[nodiscard]] Result<Response> send(const Request& request, const std::stop_token& stop);
    /// The head of the answer; the body is read from the exchange.
    [[nodiscard]] Result<std::unique_ptr<Exchange>> open(const Request& request, const std::stop_token& stop);
    /// Takes the connection over after a 101, or a 200 that a raw stream follows. Any other answer is an error with its
    /// body as detail.
    [[nodiscard]] Result<Hijacked> upgrade(const Request& request, const std::stop_token& stop);
    [[nodiscard]] Result<std::unique_ptr<WebSocket>> webSocket(WebSocketRequest request, const std::stop_token& stop);

private:
    std::shared_ptr<ConnectionPool> m_pool;
};

} // namespace darse::net
