// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxy.h"

#include <QHostAddress>

#include <cstdlib>

namespace darse::net {
namespace {

Result<std::optional<Proxy>> parseProxy(const std::optional<std::string>& value)
{
    if (!value || value->empty())
        return std::optional<Proxy>();
    Proxy proxy;
    TRY_DECLARE(proxy.at, parseAuthority(*value));
    const std::string& scheme = proxy.at.scheme;
    if (scheme.empty() || scheme == "http")
        proxy.kind = ProxyKind::Http;
    else if (scheme == "socks5" || scheme == "socks5h")
        proxy.kind = ProxyKind::Socks5;
    else
        return Error(ErrorKind::Unsupported, "proxies of the kind \"" + scheme + "\" are not supported");
    if (proxy.at.port == 0)
        proxy.at.port = proxy.kind == ProxyKind::Http ? 80 : 1080;
    return std::optional<Proxy>(std::move(proxy));
}

std::optional<std::string> first(const ProxyRules::Environment& environment, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (auto value = environment(name); value && !value->empty())
            return value;
    }
    return std::nullopt;
}

std::vector<std::string> splitList(std::string_view list)
{
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = list.find_first_of(", ");
        if (end != 0)
            out.push_back(lowerCase(list.substr(0, end)));
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return out;
}

bool isBelow(std::string_view host, std::string_view domain)
{
    if (domain.starts_with("*."))
        domain.remove_prefix(1);
    if (domain.starts_with('.'))
        return host.ends_with(domain) || host == domain.substr(1);
    return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

bool isInRange(const QHostAddress& address, const std::string& rule)
{
    if (address.isNull() || rule.find('/') == std::string::npos)
        return false;
    const auto subnet = QHostAddress::parseSubnet(QString::fromStdString(rule));
    return subnet.second >= 0 && address.isInSubnet(subnet);
}

bool matches(const std::string& host, std::uint16_t port, const std::string& rule)
{
    const QHostAddress address(QString::fromStdString(host));
    if (rule == "*" || isInRange(address, rule))
        return true;
    if (!address.isNull() && address == QHostAddress(QString::fromStdString(rule)))
        return true;
    const auto parsed = parseAuthority(rule);
    if (!parsed)
        return isBelow(host, rule);
    return (parsed->port == 0 || parsed->port == port) && isBelow(host, parsed->host);
}

} // namespace

std::string Proxy::authorization() const
{
    return at.user.empty() ? std::string() : "Basic " + base64(at.user + ":" + at.password);
}

Result<ProxyRules> ProxyRules::from(const Environment& environment)
{
    ProxyRules rules;
    TRY_DECLARE(rules.m_http, parseProxy(first(environment, {"http_proxy", "all_proxy", "ALL_PROXY"}))
                                  .within("the proxy of the environment"));
    TRY_DECLARE(rules.m_https, parseProxy(first(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}))
                                   .within("the proxy of the environment"));
    rules.m_exempt = splitList(first(environment, {"no_proxy", "NO_PROXY"}).value_or(""));
    return rules;
}

Result<ProxyRules> ProxyRules::fromEnvironment()
{
    return from([](const char* name) -> std::optional<std::string> {
        const char* value = std::getenv(name);
        return value ? std::optional<std::string>(value) : std::nullopt;
    });
}

bool ProxyRules::isExempt(const std::string& host, std::uint16_t port) const
{
    const std::string name = lowerCase(host);
    if (name == "localhost" || QHostAddress(QString::fromStdString(name)).isLoopback())
        return true;
    for (const std::string& rule : m_exempt) {
        if (matches(name, port, rule))
            return true;
    }
    return false;
}

std::optional<Proxy> ProxyRules::forHttp(const std::string& host, std::uint16_t port) const
{
    return isExempt(host, port) ? std::nullopt : m_http;
}

std::optional<Proxy> ProxyRules::forHttps(const std::string& host, std::uint16_t port) const
{
    return isExempt(host, port) ? std::nullopt : m_https;
}

} // namespace darse::net
