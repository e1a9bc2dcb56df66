// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/transport.h"
#include "core/net/url.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace darse::net {

enum class ProxyKind { Http, Socks5 };

/// A proxy in front of TCP connections.
struct Proxy {
    ProxyKind kind = ProxyKind::Http;
    Authority at;

    /// The value of Proxy-Authorization, empty without a user.
    [[nodiscard]] std::string authorization() const;
};

/// Which proxy leads where: http_proxy, https_proxy, all_proxy and no_proxy in the manner of curl and Go. A made-up
/// `HTTP_PROXY` is ignored because a CGI client can set it; loopback is always reached directly.
class ProxyRules {
public:
    using Environment = std::function<std::optional<std::string>(const char*)>;

    /// No proxies at all.
    ProxyRules() = default;
    /// InvalidInput when a variable cannot be understood.
    [[nodiscard]] static Result<ProxyRules> from(const Environment& environment);
    /// The rules of this process.
    [[nodiscard]] static Result<ProxyRules> fromEnvironment();

    [[nodiscard]] std::optional<Proxy> forHttp(const std::string& host, std::uint16_t port) const;
    [[nodiscard]] std::optional<Proxy> forHttps(const std::string& host, std::uint16_t port) const;

private:
    [[nodiscard]] bool isExempt(const std::string& host, std::uint16_t port) const;

    std::optional<Proxy> m_http;
    std::optional<Proxy> m_https;
    std::vector<std::string> m_exempt;
};

/// Asks the proxy at the other end of `transport` to lead on to `host:port`; afterwards the transport is that
/// connection.
[[nodiscard]] Result<void> openTunnel(Transport& transport, const Proxy& proxy, const Authority& target,
                                      const Wait& wait);

} // namespace darse::net
