// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/lenient.h"
#include "core/connect/docker/logins.h"
#include "core/net/client.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

enum class Patience {
    Brief, ///< what a server answers from memory
    Long,  ///< a verb that waits for a container, or a disk
};

/// What to ask for. The version goes before the target, unless it begins with "/darse/".
struct Ask {
    std::string method = "GET";
    std::string target;
    json body = nullptr; ///< sent as JSON, unless null
    Patience patience = Patience::Brief;
    net::Headers headers{};
};

/// The words that one server of Docker's dialect is spoken to in. Blocking calls for any thread.
class Wire {
public:
    /// `place` is what sentences call it, the endpoint's own name when empty. Without `logins` it has some of its own.
    explicit Wire(net::Endpoint endpoint, std::string place = {}, std::shared_ptr<Logins> logins = {});

    /// "1.41": from the next request on.
    void setVersion(std::string version);
    /// Where the server is, for sentences.
    [[nodiscard]] const std::string& place() const { return m_place; }
    [[nodiscard]] bool isLocal() const { return m_isLocal; }
    [[nodiscard]] Logins& logins() { return *m_logins; }

    /// The answer's JSON; null when it has no body. An answer that is no success is an Error with the server's words.
    [[nodiscard]] Result<json> ask(const Ask& ask, const std::stop_token& stop);
    /// The head is a success; the body is read from the exchange.
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> open(const Ask& ask, const std::stop_token& stop);
    /// As open(), with a body that is streamed.
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> send(const Ask& ask, ByteSource body,
                                                              const std::stop_token& stop);
    [[nodiscard]] Result<net::Hijacked> upgrade(const Ask& ask, const std::stop_token& stop);

private:
    [[nodiscard]] net::Request requestFor(const Ask& ask) const;
    [[nodiscard]] net::Client& client(Patience patience) { return patience == Patience::Brief ? m_brief : m_long; }

    std::string m_place;
    bool m_isLocal;
    net::Client m_brief;
    net::Client m_long;
    const std::shared_ptr<Logins> m_logins;
    mutable std::mutex m_mutex;
    std::string m_version;
};

/// What the server says went wrong. Any thread.
[[nodiscard]] Error errorOf(int status, const std::string& body);

} // namespace darse::connect::docker
