// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketaddress.h"

#include "core/net/connect.h"
#include "core/net/url.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/un.h>

namespace darse::net {

Result<SocketAddress> SocketAddress::unixPath(const std::string& path)
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return Error(ErrorKind::InvalidInput, "the socket path is empty or has a zero byte");
    if (path.size() > kMaxSocketPath)
        return Error(ErrorKind::InvalidInput, "the socket path " + path + " is longer than 107 bytes");
    sockaddr_un raw{};
    raw.sun_family = AF_UNIX;
    path.copy(static_cast<char*>(raw.sun_path), kMaxSocketPath);
    SocketAddress out;
    std::memcpy(&out.m_storage, &raw, sizeof raw);
    out.m_size = sizeof raw;
    return out;
}

Result<SocketAddress> SocketAddress::inet(const std::string& address, std::uint16_t port)
{
    SocketAddress out;
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    if (::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&out.m_storage, &v4, sizeof v4);
        out.m_size = sizeof v4;
        return out;
    }
    if (::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        std::memcpy(&out.m_storage, &v6, sizeof v6);
        out.m_size = sizeof v6;
        return out;
    }
    return Error(ErrorKind::InvalidInput, "\"" + address + "\" is not an IP address");
}

Result<SocketAddress> SocketAddress::ofSocket(int fd)
{
    SocketAddress out;
    out.m_size = sizeof out.m_storage;
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&out.m_storage), &out.m_size) != 0)
        return Error::fromErrno(errno, "read the address of a socket");
    return out;
}

Result<SocketAddress> SocketAddress::ofPeer(int fd)
{
    SocketAddress out;
    out.m_size = sizeof out.m_storage;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&out.m_storage), &out.m_size) != 0)
        return Error::fromErrno(errno, "read the address of a peer");
    return out;
}

std::uint16_t SocketAddress::port() const
{
    if (m_storage.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in*>(&m_storage)->sin_port);
    if (m_storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&m_storage)->sin6_port);
    return 0;
}

std::string SocketAddress::text() const
{
    if (m_storage.ss_family == AF_UNIX)
        return static_cast<const char*>(reinterpret_cast<const sockaddr_un*>(&m_storage)->sun_path);
    std::array<char, INET6_ADDRSTRLEN> host{};
    const void* address = m_storage.ss_family == AF_INET
                              ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(&m_storage)->sin_addr)
                              : &reinterpret_cast<const sockaddr_in6*>(&m_storage)->sin6_addr;
    ::inet_ntop(m_storage.ss_family, address, host.data(), host.size());
    return hostPort(host.data(), port());
}

} // namespace darse::net
