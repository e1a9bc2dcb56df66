// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/relay.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace darse::journeys {
namespace {

constexpr qint64 kAll = std::numeric_limits<qint64>::max();
constexpr qint64 kPiece = qint64{64} * 1024;
constexpr const char* kWaits = "waits"; ///< property of a client

} // namespace

Relay::Relay(quint16 port) : m_server(port), m_left(kAll), m_listener(new QTcpServer)
{
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("a relay cannot listen: %s", qPrintable(m_listener->errorString()));
    m_port = m_listener->serverPort();
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    QObject::connect(m_listener, &QTcpServer::newConnection, m_listener, [this] { take(); });
    m_thread.start();
}

Relay::~Relay()
{
    m_thread.quit();
    m_thread.wait();
}

void Relay::take()
{
    while (QTcpSocket* client = m_listener->nextPendingConnection()) {
        auto* server = new QTcpSocket(client);
        server->setReadBufferSize(kPiece);
        const auto there = [client, server] { server->write(client->readAll()); };
        const auto back = [this, client, server] { passOn(*server, *client); };
        QObject::connect(server, &QTcpSocket::connected, client, there);
        QObject::connect(client, &QTcpSocket::readyRead, server, [there, server] {
            if (server->state() == QAbstractSocket::ConnectedState)
                there();
        });
        QObject::connect(server, &QTcpSocket::readyRead, client, back);
        QObject::connect(client, &QTcpSocket::bytesWritten, server, back);
        QObject::connect(server, &QTcpSocket::disconnected, client, [client, server] {
            client->write(server->readAll());
            client->disconnectFromHost();
        });
        QObject::connect(client, &QTcpSocket::disconnected, m_listener, [this, client] {
            noteWaiting(*client, false);
            client->deleteLater();
        });
        server->connectToHost(QHostAddress::LocalHost, m_server);
    }
}

void Relay::passOn(QTcpSocket& server, QTcpSocket& client)
{
    if (client.bytesToWrite() > kPiece)
        return; // it is asked again
    const qint64 wanted = std::min(server.bytesAvailable(), kPiece);
    const qint64 taken = std::min(wanted, m_left.load());
    if (taken > 0)
        client.write(server.read(taken));
    if (m_left != kAll)
        m_left -= taken;
    noteWaiting(client, taken < wanted);
    if (taken > 0 && server.bytesAvailable() > 0)
        QMetaObject::invokeMethod(
            &client, [this, &server, &client] { passOn(server, client); }, Qt::QueuedConnection);
}

void Relay::noteWaiting(QTcpSocket& client, bool isWaiting)
{
    if (client.property(kWaits).toBool() == isWaiting)
        return;
    client.setProperty(kWaits, isWaiting);
    m_waiting += isWaiting ? 1 : -1;
}

void Relay::holdAfter(qint64 bytes)
{
    m_left = bytes;
}

void Relay::release()
{
    m_left = kAll;
    QMetaObject::invokeMethod(
        m_listener,
        [this] {
            for (QTcpSocket* client : m_listener->findChildren<QTcpSocket*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (auto* server = client->findChild<QTcpSocket*>())
                    passOn(*server, *client);
            }
        },
        Qt::QueuedConnection);
}

} // namespace darse::journeys
