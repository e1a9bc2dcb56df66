// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connect.h"

#include "core/net/qttransport.h"
#include "core/net/resolve.h"
#include "core/net/socketaddress.h"
#include "core/net/tlsconfig.h"

#include <QLocalSocket>
#include <QSslSocket>

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>

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

/// One address. The connecting is ours, so that it can be waited for and cancelled exactly; Qt takes the result over.
Result<SocketFd> connectAddress(const std::string& address, const Endpoint& to, const Wait& wait)
{
    TRY_DECLARE(const SocketAddress raw, SocketAddress::inet(address, to.port));
    SocketFd fd(::socket(raw.get()->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.isOpen())
        return Error::fromErrno(errno, "make a socket");
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(fd.get(), raw.get(), raw.size()) == 0)
        return fd;
    int reason = errno;
    if (reason == EINPROGRESS) {
        TRY(waitFor(fd.get(), POLLOUT, wait).within("connect to " + to.name()));
        socklen_t size = sizeof reason;
        ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &reason, &size);
    }
    if (reason != 0)
        return Error(ErrorKind::Unreachable,
                     to.name() + " cannot be reached: " + std::generic_category().message(reason));
    return fd;
}

Result<SocketFd> connectAny(const Endpoint& to, const Wait& wait)
{
    TRY_DECLARE(const auto addresses, resolve(to.host, wait));
    Result<SocketFd> last = Error(ErrorKind::Unreachable, "the host " + to.host + " has no address");
    for (const std::string& address : addresses) {
        TRY(stillWanted(wait, to.name()));
        last = connectAddress(address, to, wait);
        if (last || last.error().kind() != ErrorKind::Unreachable)
            return last;
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
    TRY_DECLARE(SocketFd fd, connectAny(proxy ? Endpoint::tcp(proxy->at.host, proxy->at.port) : endpoint, wait));
    if (!socket->setSocketDescriptor(fd.get()))
        return Error(ErrorKind::Io,
                     "use the connection to " + endpoint.name() + ": " + socket->errorString().toStdString());
    static_cast<void>(fd.release()); // the Qt socket closes it
    TRY_DECLARE(auto transport, QtTransport::create(std::move(socket), endpoint.name()));
    if (proxy)
        TRY(openTunnel(*transport, *proxy, {{}, {}, {}, endpoint.host, endpoint.port}, wait));
    if (endpoint.kind == EndpointKind::Tls)
        TRY(startTls(*transport, endpoint, wait));
    return std::unique_ptr<Transport>(std::move(transport));
}

} // namespace darse::net
