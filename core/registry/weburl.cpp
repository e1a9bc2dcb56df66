// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/weburl.h"

#include "core/net/url.h"

#include <QHostAddress>

#include <algorithm>

namespace darse::registry {
namespace {

constexpr std::uint16_t kHttpsPort = 443;
constexpr std::uint16_t kHttpPort = 80;

Error refused(std::string_view why)
{
    return {ErrorKind::Protocol, "the registry leads to an address that " + std::string(why)};
}

bool isClean(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
}

bool isHostText(std::string_view host)
{
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               std::string_view(".-_:%").find(c) != std::string::npos;
    });
}

QHostAddress addressOf(std::string_view host)
{
    QHostAddress address(QString::fromLatin1(host.data(), static_cast<qsizetype>(host.size())));
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // of IPv4 within IPv6 too
    return isV4 ? QHostAddress(v4) : address;
}

/// True for what a resolver may read as a number in disguise: the last part is one.
bool endsInNumber(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    const std::string_view last = host.substr(host.rfind('.') + 1);
    const bool isHex = last.starts_with("0x");
    return !last.empty() &&
           (isHex || std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

} // namespace

std::string Origin::text() const
{
    return (isTls ? "https://" : "http://") + net::hostPort(host, port);
}

std::string Origin::hostField() const
{
    std::string out = net::hostPort(host, port);
    if (port == (isTls ? kHttpsPort : kHttpPort))
        out.resize(out.rfind(':'));
    return out;
}

std::string_view WebUrl::path() const
{
    return std::string_view(target).substr(0, target.find('?'));
}

Result<WebUrl> parseUrl(std::string_view text)
{
    if (!isClean(text))
        return refused("has characters that do not belong there");
    TRY_DECLARE(const net::Authority authority, net::parseAuthority(text));
    if (authority.scheme != "https" && authority.scheme != "http")
        return refused("is neither https nor http");
    const auto begin = text.find("://") + 3;
    const auto end = text.find_first_of("/?#", begin);
    if (text.substr(begin, end - begin).find('@') != std::string_view::npos)
        return refused("has a user name in it");
    WebUrl url;
    url.origin.isTls = authority.scheme == "https";
    url.origin.host = net::lowerCase(authority.host);
    if (url.origin.host.ends_with('.'))
        url.origin.host.pop_back();
    if (!isHostText(url.origin.host))
        return refused("has no proper host");
    url.origin.port = authority.port != 0 ? authority.port : url.origin.isTls ? kHttpsPort : kHttpPort;
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end);
    url.target = rest.substr(0, rest.find('#'));
    if (!url.target.starts_with('/'))
        url.target.insert(0, "/");
    return url;
}

Result<WebUrl> resolveUrl(const WebUrl& base, std::string_view location)
{
    if (location.empty())
        return refused("is empty");
    if (location.starts_with("//"))
        return parseUrl((base.origin.isTls ? "https:" : "http:") + std::string(location));
    const auto colon = location.find(':');
    if (colon != std::string_view::npos && colon < location.find_first_of("/?#"))
        return parseUrl(location);
    const std::string path(base.path());
    const std::string origin = base.origin.text();
    if (location.starts_with('/'))
        return parseUrl(origin + std::string(location));
    if (location.starts_with('?'))
        return parseUrl(origin + path + std::string(location));
    return parseUrl(origin + path.substr(0, path.rfind('/') + 1) + std::string(location));
}

void addQuery(WebUrl& url, std::string_view name, std::string_view value)
{
    url.target += url.target.find('?') == std::string::npos ? '?' : '&';
    url.target += net::percentEncode(name) + "=" + net::percentEncode(value);
}

HostKind kindOf(std::string_view host)
{
    if (host == "localhost" || host.ends_with(".localhost"))
        return HostKind::Loopback;
    const QHostAddress address = addressOf(host);
    if (address.isNull())
        return endsInNumber(host) ? HostKind::Address : HostKind::Name;
    if (address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4) ||
        address == QHostAddress(QHostAddress::AnyIPv6))
        return HostKind::Loopback;
    return address.isLinkLocal() ? HostKind::LinkLocal : HostKind::Address;
}

Result<void> checkLead(const Origin& from, const Origin& to)
{
    if (from == to)
        return ok();
    if (from.isTls && !to.isTls)
        return refused("gives up TLS (" + to.text() + ")");
    const HostKind kind = kindOf(to.host);
    if (kind == HostKind::LinkLocal)
        return refused("is link-local (" + to.text() + ")");
    if (kind == HostKind::Loopback && kindOf(from.host) != HostKind::Loopback)
        return refused("is this machine's own (" + to.text() + ")");
    return ok();
}

} // namespace darse::registry
