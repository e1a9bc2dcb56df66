// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <atomic>

class QTcpServer;
class QTcpSocket;

namespace darse::journeys {

/// Stands before a server of this machine and passes on what goes either way, but holds up what comes from it when it
/// is told to: what happens during a transfer can then be looked at for as long as one likes.
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
    /// Somebody waits for what is held up, and has not given up.
    [[nodiscard]] bool isHolding() const { return m_waiting > 0; }
    void release();

private:
    void take();
    void passOn(QTcpSocket& server, QTcpSocket& client);
    void noteWaiting(QTcpSocket& client, bool isWaiting);

    const quint16 m_server;
    quint16 m_port = 0;
    std::atomic<qint64> m_left; ///< bytes that may come still
    std::atomic<int> m_waiting = 0;
    QThread m_thread;
    QTcpServer* m_listener; ///< lives on the thread, and everything else with it
};

} // namespace darse::journeys
