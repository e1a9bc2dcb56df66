// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/socketfd.h"
#include "core/net/transport.h"

#include <mutex>

class QIODevice;
class QSslSocket;

namespace darse::net {

/// A transport over a QLocalSocket, QTcpSocket or QSslSocket. Every call into the socket is short, made under one lock
/// with the socket moved to the calling thread; the waiting happens in poll on a descriptor of our own. So any thread
/// may use it, with or without an event loop, and cancelling never races with the socket closing itself.
class QtTransport final : public Transport {
public:
    /// Takes a connected socket. Call from the thread that the socket lives in; it leaves that thread.
    [[nodiscard]] static Result<std::unique_ptr<QtTransport>> create(std::unique_ptr<QIODevice> socket,
                                                                     std::string peer);
    ~QtTransport() override;

    /// Completes the TLS handshake that was just started on a QSslSocket.
    [[nodiscard]] Result<void> finishHandshake(const Wait& wait);
    /// Runs `use` with the socket in this thread, under the lock.
    template <class Use>
    void withSocket(Use use)
    {
        const std::lock_guard lock(m_mutex);
        const Visit visit(*m_socket);
        use(*m_socket);
    }

    Result<std::size_t> readSome(std::span<char> into, const Wait& wait) override;
    Result<std::size_t> writeSome(std::string_view data, const Wait& wait) override;
    Result<void> waitReadable(const Wait& wait) override;
    Result<void> shutdownWrite() override;
    void close() override;
    std::string peer() const override { return m_peer; }
    int nativeHandle() const override { return m_handle.get(); }

private:
    /// Brings the socket to the calling thread for a moment, then leaves it without one.
    class Visit {
    public:
        explicit Visit(QIODevice& socket);
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;
        ~Visit();

    private:
        QIODevice& m_socket;
    };

    QtTransport(std::unique_ptr<QIODevice> socket, SocketFd handle, std::string peer);
    Result<bool> fetch(bool mayRead);
    Result<void> push(std::string_view data);
    Result<bool> flushed();

    std::mutex m_mutex;
    std::unique_ptr<QIODevice> m_socket;
    SocketFd m_handle;
    std::string m_peer;
    bool m_ended = false;
};

} // namespace darse::net
