// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>

namespace darse::ctl {

using LineSink = std::function<void(const nlohmann::json&)>;

/// The engine at the other end of a socket.
class Engine {
public:
    explicit Engine(std::string socket);

    [[nodiscard]] Result<net::Response> get(const std::string& target);
    /// The answer of a request without a body, which must be JSON.
    [[nodiscard]] Result<nlohmann::json> json(const std::string& method, const std::string& target);
    [[nodiscard]] Result<nlohmann::json> jsonWith(const std::string& method, const std::string& target,
                                                  const nlohmann::json& body);
    /// An answer of JSON lines, each given to `line` as it comes; an error among them is the result. `body` may be
    /// empty.
    [[nodiscard]] Result<void> lines(const std::string& target, ByteSource body, const LineSink& line);
    /// The same for a transfer, with the value of X-Registry-Auth, which may be empty.
    [[nodiscard]] Result<void> transfer(const std::string& target, const std::string& registryAuth,
                                        const LineSink& line);
    /// The same for a GET that goes on as long as it likes.
    [[nodiscard]] Result<void> follow(const std::string& target,
                                      const std::function<void(const nlohmann::json&)>& line);
    /// The bytes of an answer.
    [[nodiscard]] Result<void> download(const std::string& target, const ByteSink& sink);
    /// The same for an answer that goes on as long as it likes.
    [[nodiscard]] Result<void> listen(const std::string& target, const ByteSink& sink);

    /// A request of any kind, whose answer is a success or says that there was nothing to do.
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> open(const net::Request& request);
    /// A connection that is taken over by a stream of both directions. `body` may be null.
    [[nodiscard]] Result<std::unique_ptr<net::Transport>> takeOver(const std::string& target,
                                                                   const nlohmann::json& body);

private:
    [[nodiscard]] Error told(Error error) const;

    std::string m_socket;
    net::Client m_client;
};

[[nodiscard]] net::Request requestOf(std::string method, std::string target);

/// "?a=1&b=2", without the pairs whose value is empty.
[[nodiscard]] std::string queryOf(const net::Query& pairs);

} // namespace darse::ctl
