// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/net/peeridentity.h"
#include "core/net/transport.h"

#include <mutex>

class QSslConfiguration;
class QSslSocket;

namespace darse::net {

/// A transport over a QSslSocket. The socket belongs to no thread: it makes no notifiers
/// and needs no event loop. Every call into it is short and under one lock; the waiting happens in poll on a descriptor
/// of our own. So any thread may use it, and cancelling never races with the socket closing itself.
class TlsTransport final : public Transport {
public:
    /// Makes a Qt socket of the connected `fd`. It speaks plainly until one of the handshakes.
    [[nodiscard]] static Result<std::unique_ptr<TlsTransport>> create(UniqueFd fd, std::string peer,
                                                                      const QSslConfiguration& tls);
    ~TlsTransport() override;

    /// Handshakes: as a client that wants to speak with `host`, or as a server.
    [[nodiscard]] Result<void> startClientTls(const std::string& host, const Wait& wait);
    [[nodiscard]] Result<void> startServerTls(const Wait& wait);

    /// Whom it speaks with, after the handshake.
    [[nodiscard]] PeerIdentity identity();

    Result<std::size_t> readSome(std::span<char> into, const Wait& wait) override;
    Result<std::size_t> writeSome(std::string_view data, const Wait& wait) override;
    Result<void> waitReadable(const Wait& wait) override;
    Result<void> shutdownWrite() override;
    void close() override;
    std::string peer() const override { return m_peer; }
    int nativeHandle() const override { return m_handle.get(); }

private:
    TlsTransport(std::unique_ptr<QSslSocket> socket, UniqueFd handle, std::string peer);
    Result<void> finishHandshake(const Wait& wait);
    Result<bool> isHandshakeDone();
    Result<bool> fetch(bool mayRead);
    Result<void> push(std::string_view data);
    Result<bool> flushed();

    std::mutex m_mutex;
    std::unique_ptr<QSslSocket> m_socket;
    UniqueFd m_handle;
    std::string m_peer;
    bool m_hasHeard = false; ///< anything, after the handshake
    bool m_ended = false;
};

} // namespace darse::net
