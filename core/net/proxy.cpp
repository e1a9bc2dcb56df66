// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxy.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>

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

/// An address of either family as one of IPv6; those of IPv4 are mapped.
using Address = std::array<std::uint8_t, 16>;

constexpr std::size_t kMapped = 12; // bytes before the four of IPv4
constexpr unsigned kBits = 8;

std::optional<Address> addressOf(const std::string& text)
{
    Address out{};
    if (::inet_pton(AF_INET6, text.c_str(), out.data()) == 1)
        return out;
    out = {};
    out[kMapped - 2] = out[kMapped - 1] = 0xff;
    return ::inet_pton(AF_INET, text.c_str(), &out[kMapped]) == 1 ? std::optional(out) : std::nullopt;
}

bool isLoopback(const Address& address)
{
    static const Address kLoopback6 = *addressOf("::1");
    static const Address kLoopback4 = *addressOf("127.0.0.0");
    return address == kLoopback6 || std::memcmp(address.data(), kLoopback4.data(), kMapped + 1) == 0;
}

bool isSameBegin(const Address& a, const Address& b, unsigned bits)
{
    const std::size_t whole = bits / kBits;
    if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(whole), b.begin()))
        return false;
    const unsigned rest = kBits - bits % kBits;
    return rest == kBits || (a.at(whole) >> rest) == (b.at(whole) >> rest);
}

/// "10.0.0.0/8"
bool isInRange(const Address& address, const std::string& rule)
{
    const auto slash = rule.find('/');
    if (slash == std::string::npos)
        return false;
    const std::string base = rule.substr(0, slash);
    const auto subnet = addressOf(base);
    unsigned bits = 0;
    const char* const last = rule.data() + rule.size();
    const auto [end, error] = std::from_chars(rule.data() + slash + 1, last, bits);
    const bool isV4 = base.find(':') == std::string::npos;
    if (!subnet || error != std::errc() || end != last || bits > (isV4 ? 32U : 128U))
        return false;
    return isSameBegin(address, *subnet, isV4 ? bits + kMapped * kBits : bits);
}

bool matches(const std::string& host, std::uint16_t port, const std::string& rule)
{
    const auto address = addressOf(host);
    if (rule == "*" || (address && (isInRange(*address, rule) || address == addressOf(rule))))
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
    const auto address = addressOf(name);
    if (name == "localhost" || (address && isLoopback(*address)))
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
