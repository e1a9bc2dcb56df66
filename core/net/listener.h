// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/net/tls.h"
#include "core/net/transport.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>

namespace darse::net {

/// Who is at the other end of a unix socket, as the kernel saw it at connect.
struct PeerCredentials {
    pid_t pid = 0;
    uid_t uid = 0;
    gid_t gid = 0;
};

/// Nothing for a socket that is not a unix one.
[[nodiscard]] std::optional<PeerCredentials> credentialsOf(int fd);

/// A socket that takes connections. Non-blocking; poll `handle()`.
class Listener {
public:
    /// Binds `path` with mode 0600 from the first moment. A socket file that nobody answers on is replaced; a live one
    /// gives AlreadyExists, as does any other kind of file.
    [[nodiscard]] static Result<Listener> unixSocket(const std::string& path);
    /// `address` is a literal; port 0 picks a free one.
    [[nodiscard]] static Result<Listener> tcp(const std::string& address, std::uint16_t port);
    [[nodiscard]] static Result<Listener> tls(const std::string& address, std::uint16_t port, TlsServerOptions options);

    Listener(Listener&& other) noexcept = default;
    Listener& operator=(Listener&& other) = delete;
    /// Removes the socket file, if it is still ours.
    ~Listener();

    [[nodiscard]] int handle() const { return m_socket.get(); }
    /// The bound TCP port; 0 for a unix socket.
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] bool isTls() const { return m_tls != nullptr; }

    /// The next waiting connection; none when nobody waits.
    [[nodiscard]] Result<UniqueFd> accept() const;
    /// Makes a transport of an accepted connection; over TLS this is the handshake.
    [[nodiscard]] Result<std::unique_ptr<Transport>> open(UniqueFd socket, const Wait& wait) const;

private:
    Listener() = default;

    UniqueFd m_socket;
    std::string m_path;
    ino_t m_inode = 0;
    std::uint16_t m_port = 0;
    std::shared_ptr<const TlsServerOptions> m_tls;
};

} // namespace darse::net
