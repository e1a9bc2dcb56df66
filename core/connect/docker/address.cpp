// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/address.h"

#include "core/connect/docker/sshtunnel.h"
#include "core/net/url.h"
#include "core/sys/files.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace darse::connect::docker {
namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t kPlainPort = 2375;
constexpr std::uint16_t kTlsPort = 2376;
constexpr std::string_view kUsualSocket = "/var/run/docker.sock";
constexpr std::string_view kUnix = "unix://";

Error notUnderstood(const std::string& text)
{
    return {ErrorKind::InvalidInput, "\"" + text + "\" is no address such as unix:///run/docker.sock"};
}

/// What comes after "scheme://host", with the character that begins it.
std::string_view after(std::string_view text)
{
    const auto mark = text.find("://");
    const auto from = text.find_first_of("/?#", mark == std::string_view::npos ? 0 : mark + 3);
    return from == std::string_view::npos ? std::string_view() : text.substr(from);
}

/// ssh would take them for options.
bool looksLikeAnOption(const std::string& word)
{
    return word.starts_with('-');
}

Result<Address> overSsh(const net::Authority& authority, std::string_view rest, const std::string& text)
{
    if (looksLikeAnOption(authority.host) || looksLikeAnOption(authority.user))
        return notUnderstood(text);
    if (!authority.password.empty())
        return Error(ErrorKind::InvalidInput, "a password has no place in an address: ssh is used with keys");
    TRY_DECLARE(const std::string path, net::percentDecode(rest));
    return Address{.reach = Reach::Ssh,
                   .path = path.size() < 2 ? std::string(kUsualSocket) : path,
                   .user = authority.user,
                   .host = authority.host,
                   .port = authority.port,
                   .certificates = {}};
}

Result<Address> overTls(const net::Authority& authority, std::string_view rest)
{
    Address out{.reach = Reach::Tls,
                .path = {},
                .user = {},
                .host = authority.host,
                .port = authority.port == 0 ? kTlsPort : authority.port,
                .certificates = {}};
    const auto question = rest.find('?');
    if (question == std::string_view::npos)
        return out;
    TRY_DECLARE(const net::Query query, net::parseQuery(rest.substr(question + 1)));
    for (const auto& [key, value] : query) {
        if (key == "certs")
            out.certificates = value;
    }
    return out;
}

/// The file's text; empty when there is none.
Result<std::string> textIn(const fs::path& file)
{
    auto text = sys::readFile(file, mebibytes(1));
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return std::string();
    return text;
}

Result<net::TlsOptions> certificatesIn(const std::string& folder)
{
    net::TlsOptions options;
    if (folder.empty())
        return options;
    TRY_DECLARE(options.authoritiesPem, textIn(fs::path(folder) / "ca.pem"));
    TRY_DECLARE(options.identity.certificatePem, textIn(fs::path(folder) / "cert.pem"));
    TRY_DECLARE(options.identity.privateKeyPem, textIn(fs::path(folder) / "key.pem"));
    if (options.authoritiesPem.empty() && options.identity.isEmpty())
        return Error(ErrorKind::NotFound, "there is neither ca.pem nor cert.pem in " + folder);
    if (options.identity.isEmpty() != options.identity.privateKeyPem.empty())
        return Error(ErrorKind::NotFound, "cert.pem and key.pem belong together, and one of them is not in " + folder);
    if (!options.authoritiesPem.empty())
        options.trust = net::TlsTrust::Own;
    return options;
}

Way overTls(const Address& address)
{
    auto options = certificatesIn(address.certificates);
    Way way{.endpoint =
                net::Endpoint::tlsOver(address.host, address.port, options ? std::move(*options) : net::TlsOptions()),
            .prepare = {},
            .place = address.name()};
    if (!options)
        way.prepare = [error = options.error()](const std::stop_token&) { return Result<void>(error); };
    return way;
}

Way overSsh(const Address& address)
{
    auto tunnel = std::make_shared<SshTunnel>(SshPlace{address.user, address.host, address.port, address.path});
    return {.endpoint = net::Endpoint::unixSocket(tunnel->socket()),
            .prepare = [tunnel](const std::stop_token& stop) { return tunnel->ensure(stop); },
            .place = address.name(),
            .first = backend::LinkStep::Tunnelling};
}

} // namespace

std::string Address::name() const
{
    switch (reach) {
    case Reach::Unix:
        return path;
    case Reach::Ssh:
        return user.empty() ? host : user + "@" + host;
    case Reach::Tcp:
    case Reach::Tls:
        break;
    }
    return net::hostPort(host, port);
}

std::string Address::text() const
{
    const std::string login = user.empty() ? std::string() : net::percentEncode(user) + "@";
    switch (reach) {
    case Reach::Unix:
        return std::string(kUnix) + path;
    case Reach::Tcp:
        return "tcp://" + name();
    case Reach::Tls:
        return "tls://" + name() + (certificates.empty() ? "" : "?certs=" + net::percentEncode(certificates));
    case Reach::Ssh:
        break;
    }
    const std::string at = port == 0 ? host : net::hostPort(host, port);
    return "ssh://" + login + at + (path == kUsualSocket ? std::string() : path);
}

Result<Address> parseAddress(const std::string& text)
{
    const bool isPath = text.starts_with("/");
    if (isPath || text.starts_with(kUnix)) {
        Address out{.reach = Reach::Unix,
                    .path = isPath ? text : text.substr(kUnix.size()),
                    .user = {},
                    .host = {},
                    .port = 0,
                    .certificates = {}};
        return out.path.starts_with("/") ? Result<Address>(std::move(out)) : notUnderstood(text);
    }
    TRY_DECLARE(const net::Authority authority, net::parseAuthority(text));
    if (authority.scheme == "ssh")
        return overSsh(authority, after(text), text);
    if (authority.scheme == "tls" || authority.scheme == "https")
        return overTls(authority, after(text));
    if (authority.scheme != "tcp" && authority.scheme != "http")
        return notUnderstood(text);
    return Address{.reach = Reach::Tcp,
                   .path = {},
                   .user = {},
                   .host = authority.host,
                   .port = authority.port == 0 ? kPlainPort : authority.port,
                   .certificates = {}};
}

Way wayTo(const Address& address)
{
    switch (address.reach) {
    case Reach::Unix:
        return {.endpoint = net::Endpoint::unixSocket(address.path), .prepare = {}, .place = address.name()};
    case Reach::Tcp:
        return {.endpoint = net::Endpoint::tcp(address.host, address.port), .prepare = {}, .place = address.name()};
    case Reach::Tls:
        return overTls(address);
    case Reach::Ssh:
        break;
    }
    return overSsh(address);
}

} // namespace darse::connect::docker
