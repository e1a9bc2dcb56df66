// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connect.h"

#include "core/net/qttransport.h"
#include "core/net/resolve.h"
#include "core/net/tlsconfig.h"

#include <QHostAddress>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QSslSocket>

#include <poll.h>

namespace darse::net {
namespace {

constexpr int kSliceMs = 20;

ErrorKind kindOf(QLocalSocket::LocalSocketError error)
{
    switch (error) {
    case QLocalSocket::ServerNotFoundError:
        return ErrorKind::NotFound;
    case QLocalSocket::SocketAccessError:
        return ErrorKind::PermissionDenied;
    default:
        return ErrorKind::Unreachable;
    }
}

Result<void> stillWanted(const Wait& wait, const std::string& name)
{
    if (wait.stop.stop_requested())
        return Error(ErrorKind::Canceled, "the operation was canceled");
    if (wait.deadline.hasPassed())
        return Error(ErrorKind::Timeout, name + " does not answer");
    return ok();
}

Result<std::unique_ptr<Transport>> connectUnix(const std::string& path, const Wait& wait)
{
    if (path.size() > kMaxSocketPath)
        return Error(ErrorKind::InvalidInput, "the socket path " + path + " is longer than 107 bytes");
    auto socket = std::make_unique<QLocalSocket>();
    socket->connectToServer(QString::fromStdString(path));
    // Only a listener whose queue is full leaves the socket connecting; Qt then tries again in short slices.
    while (socket->state() == QLocalSocket::ConnectingState) {
        TRY(stillWanted(wait, path));
        socket->waitForConnected(kSliceMs);
    }
    if (socket->state() != QLocalSocket::ConnectedState)
        return Error(kindOf(socket->error()),
                     "nothing answers on the socket " + path + ": " + socket->errorString().toStdString());
    TRY_DECLARE(auto transport, QtTransport::create(std::move(socket), path));
    return std::unique_ptr<Transport>(std::move(transport));
}

/// One address; Unreachable when it refuses.
Result<void> connectAddress(QAbstractSocket& socket, const std::string& address, const Endpoint& to, const Wait& wait)
{
    socket.connectToHost(QHostAddress(QString::fromStdString(address)), to.port);
    while (socket.state() == QAbstractSocket::ConnectingState) {
        TRY(waitFor(static_cast<int>(socket.socketDescriptor()), POLLOUT, wait).within("connect to " + to.name()));
        socket.waitForConnected(kSliceMs);
    }
    if (socket.state() != QAbstractSocket::ConnectedState)
        return Error(ErrorKind::Unreachable, to.name() + " cannot be reached: " + socket.errorString().toStdString());
    return ok();
}

Result<void> connectAny(QAbstractSocket& socket, const Endpoint& to, const Wait& wait)
{
    TRY_DECLARE(const auto addresses, resolve(to.host, wait));
    Result<void> last = ok();
    for (const std::string& address : addresses) {
        TRY(stillWanted(wait, to.name()));
        last = connectAddress(socket, address, to, wait);
        if (last || last.error().kind() != ErrorKind::Unreachable)
            return last;
        socket.abort();
    }
    return last;
}

Result<void> startTls(QtTransport& transport, const Endpoint& endpoint, const Wait& wait)
{
    transport.withSocket([&endpoint](QIODevice& device) {
        auto& socket = static_cast<QSslSocket&>(device);
        socket.setPeerVerifyName(QString::fromStdString(endpoint.host));
        socket.startClientEncryption();
    });
    return transport.finishHandshake(wait);
}

} // namespace

Endpoint Endpoint::unixSocket(std::string path)
{
    return {.kind = EndpointKind::Unix, .path = std::move(path), .host = {}, .port = 0, .tls = {}};
}

Endpoint Endpoint::tcp(std::string host, std::uint16_t port)
{
    return {.kind = EndpointKind::Tcp, .path = {}, .host = std::move(host), .port = port, .tls = {}};
}

Endpoint Endpoint::tlsOver(std::string host, std::uint16_t port, TlsOptions options)
{
    return {.kind = EndpointKind::Tls, .path = {}, .host = std::move(host), .port = port, .tls = std::move(options)};
}

std::string Endpoint::name() const
{
    return kind == EndpointKind::Unix ? path : hostPort(host, port);
}

std::string Endpoint::hostField() const
{
    return kind == EndpointKind::Unix ? "localhost" : hostPort(host, port);
}

Result<std::unique_ptr<Transport>> connectTo(const Endpoint& endpoint, const std::optional<Proxy>& proxy,
                                             const Wait& wait)
{
    TRY(stillWanted(wait, endpoint.name()));
    if (endpoint.kind == EndpointKind::Unix)
        return connectUnix(endpoint.path, wait);
    std::unique_ptr<QAbstractSocket> socket;
    if (endpoint.kind == EndpointKind::Tls) {
        TRY_DECLARE(const QSslConfiguration configuration, clientConfiguration(endpoint.tls));
        auto tls = std::make_unique<QSslSocket>();
        tls->setSslConfiguration(configuration);
        socket = std::move(tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    // The proxies are ours: Qt's own hide the descriptor that we wait on.
    socket->setProxy(QNetworkProxy::NoProxy);
    TRY(connectAny(*socket, proxy ? Endpoint::tcp(proxy->at.host, proxy->at.port) : endpoint, wait));
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    TRY_DECLARE(auto transport, QtTransport::create(std::move(socket), endpoint.name()));
    if (proxy)
        TRY(openTunnel(*transport, *proxy, {{}, {}, {}, endpoint.host, endpoint.port}, wait));
    if (endpoint.kind == EndpointKind::Tls)
        TRY(startTls(*transport, endpoint, wait));
    return std::unique_ptr<Transport>(std::move(transport));
}

} // namespace darse::net
