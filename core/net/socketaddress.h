// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <sys/socket.h>

namespace darse::net {

/// The kernel's form of a unix path or of an IP address and port.
class SocketAddress {
public:
    /// InvalidInput for an empty path or one of more than 107 bytes.
    [[nodiscard]] static Result<SocketAddress> unixPath(const std::string& path);
    /// InvalidInput unless `address` is an IPv4 or IPv6 literal.
    [[nodiscard]] static Result<SocketAddress> inet(const std::string& address, std::uint16_t port);
    [[nodiscard]] static Result<SocketAddress> ofSocket(int fd);
    [[nodiscard]] static Result<SocketAddress> ofPeer(int fd);

    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&m_storage); }
    [[nodiscard]] socklen_t size() const { return m_size; }
    [[nodiscard]] std::uint16_t port() const;
    /// "127.0.0.1:80" or "[::1]:80"; the path of a unix socket.
    [[nodiscard]] std::string text() const;

private:
    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

} // namespace darse::net
