// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxy.h"

namespace darse::net {
namespace {

constexpr std::size_t kMaxAnswer = std::size_t{16} * 1024;

/// Reads exactly `count` bytes: not one more, what follows belongs to the tunnel.
Result<std::string> readExactly(Transport& transport, std::size_t count, const Wait& wait)
{
    std::string out(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        TRY_DECLARE(const std::size_t got, transport.readSome(std::span(out).subspan(have), wait));
        if (got == 0)
            return Error(ErrorKind::Unreachable, "it closed the connection");
        have += got;
    }
    return out;
}

Result<void> openHttp(Transport& transport, const Proxy& proxy, const std::string& target, const Wait& wait)
{
    std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (const std::string authorization = proxy.authorization(); !authorization.empty())
        request += "Proxy-Authorization: " + authorization + "\r\n";
    TRY(writeAll(transport, request + "\r\n", wait));
    std::string answer;
    while (!answer.ends_with("\r\n\r\n")) {
        TRY_DECLARE(const std::string byte, readExactly(transport, 1, wait));
        answer += byte;
        if (answer.size() > kMaxAnswer)
            return Error(ErrorKind::Protocol, "it answers without an end");
    }
    const bool isHttp = answer.starts_with("HTTP/1.1 ") || answer.starts_with("HTTP/1.0 ");
    if (!isHttp)
        return Error(ErrorKind::Protocol, "it does not speak HTTP");
    if (answer[9] != '2')
        return Error(ErrorKind::Unreachable, "it refuses: " + answer.substr(9, answer.find("\r\n") - 9));
    return ok();
}

Result<void> greetSocks(Transport& transport, const Proxy& proxy, const Wait& wait)
{
    const bool hasUser = !proxy.at.user.empty();
    TRY(writeAll(transport, hasUser ? std::string_view("\x05\x02\x00\x02", 4) : std::string_view("\x05\x01\x00", 3),
                 wait));
    TRY_DECLARE(const std::string method, readExactly(transport, 2, wait));
    if (method[0] != 5)
        return Error(ErrorKind::Protocol, "it does not speak SOCKS 5");
    if (method[1] == 0)
        return ok();
    if (method[1] != 2 || !hasUser || proxy.at.user.size() > 255 || proxy.at.password.size() > 255)
        return Error(ErrorKind::PermissionDenied, "it wants another way to log in");
    const std::string login = std::string("\x01") + static_cast<char>(proxy.at.user.size()) + proxy.at.user +
                              static_cast<char>(proxy.at.password.size()) + proxy.at.password;
    TRY(writeAll(transport, login, wait));
    TRY_DECLARE(const std::string verdict, readExactly(transport, 2, wait));
    if (verdict[1] != 0)
        return Error(ErrorKind::PermissionDenied, "it refuses the user name or password");
    return ok();
}

Result<void> openSocks(Transport& transport, const Proxy& proxy, const Authority& target, const Wait& wait)
{
    if (target.host.size() > 255)
        return Error(ErrorKind::InvalidInput, "the host name is too long for SOCKS");
    TRY(greetSocks(transport, proxy, wait));
    std::string request("\x05\x01\x00\x03", 4);
    request += static_cast<char>(target.host.size());
    request += target.host;
    request += static_cast<char>(target.port >> 8);
    request += static_cast<char>(target.port & 0xff);
    TRY(writeAll(transport, request, wait));
    TRY_DECLARE(const std::string answer, readExactly(transport, 5, wait));
    if (answer[0] != 5)
        return Error(ErrorKind::Protocol, "it does not speak SOCKS 5");
    if (answer[1] != 0)
        return Error(ErrorKind::Unreachable, "it refuses with code " + std::to_string(answer[1]));
    // The bound address, by its type, and a port; one byte of the address is read already.
    const std::size_t address = answer[3] == 1 ? 4U : answer[3] == 4 ? 16U : 1U + static_cast<unsigned char>(answer[4]);
    TRY(readExactly(transport, address - 1 + 2, wait));
    return ok();
}

} // namespace

Result<void> openTunnel(Transport& transport, const Proxy& proxy, const Authority& target, const Wait& wait)
{
    const std::string attempt = "the proxy " + hostPort(proxy.at.host, proxy.at.port);
    if (proxy.kind == ProxyKind::Http)
        return openHttp(transport, proxy, hostPort(target.host, target.port), wait).within(attempt);
    return openSocks(transport, proxy, target, wait).within(attempt);
}

} // namespace darse::net
