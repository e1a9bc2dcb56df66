// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/relay.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <limits>

namespace darse::journeys {
namespace {

constexpr qint64 kAll = std::numeric_limits<qint64>::max();
constexpr qint64 kPiece = 64 * 1024;

} // namespace

Relay::Relay(quint16 port) : m_server(port), m_left(kAll), m_listener(new QTcpServer)
{
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("a relay cannot listen: %s", qPrintable(m_listener->errorString()));
    m_port = m_listener->serverPort();
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    QObject::connect(m_listener, &QTcpServer::newConnection, m_listener, [this] { take(*m_listener); });
    m_thread.start();
}

Relay::~Relay()
{
    m_thread.quit();
    m_thread.wait();
}

void Relay::take(QTcpServer& listener)
{
    while (QTcpSocket* client = listener.nextPendingConnection()) {
        auto* server = new QTcpSocket(client);
        server->setReadBufferSize(kPiece);
        QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] {
            if (server->state() == QAbstractSocket::ConnectedState)
                server->write(client->readAll());
        });
        QObject::connect(server, &QTcpSocket::connected, client,
                         [client, server] { server->write(client->readAll()); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server] { passOn(*server, *client); });
        QObject::connect(client, &QTcpSocket::bytesWritten, server,
                         [this, client, server] { passOn(*server, *client); });
        QObject::connect(server, &QTcpSocket::disconnected, client, [client, server] {
            client->write(server->readAll());
            client->disconnectFromHost();
        });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
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
    m_isHolding = taken < wanted;
    if (taken > 0 && server.bytesAvailable() > 0 && m_left > 0)
        QMetaObject::invokeMethod(
            &client, [this, &server, &client] { passOn(server, client); }, Qt::QueuedConnection);
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
            m_isHolding = false;
            for (QTcpSocket* server : m_listener->findChildren<QTcpSocket*>()) {
                if (auto* client = qobject_cast<QTcpSocket*>(server->parent()))
                    passOn(*server, *client);
            }
        },
        Qt::QueuedConnection);
}

} // namespace darse::journeys
