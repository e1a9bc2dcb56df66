// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <atomic>

class QTcpServer;
class QTcpSocket;

namespace darse::journeys {

/// Stands before a server of this machine and passes on what goes either way, as slowly as it is told: so that what
/// happens during a transfer can be looked at for as long as one likes.
class Relay {
public:
    /// `port` is that of the server.
    explicit Relay(quint16 port);
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    ~Relay();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// From now on no more than so many bytes come from the server.
    void holdAfter(qint64 bytes);
    /// Something is waiting.
    [[nodiscard]] bool isHolding() const { return m_isHolding; }
    void release();

private:
    void take(QTcpServer& listener);
    void passOn(QTcpSocket& server, QTcpSocket& client);

    const quint16 m_server;
    quint16 m_port = 0;
    std::atomic<qint64> m_left; ///< bytes that may come still
    std::atomic<bool> m_isHolding = false;
    QThread m_thread;
    QTcpServer* m_listener; ///< lives on the thread, and everything else with it
};

} // namespace darse::journeys
