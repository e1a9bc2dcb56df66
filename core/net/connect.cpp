// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connect.h"

#include "core/net/fdtransport.h"
#include "core/net/resolve.h"
#include "core/net/secure.h"
#include "core/net/socketaddress.h"
#include "core/net/socketwait.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>

namespace darse::net {
namespace {

constexpr int kRetryMs = 10;

Result<UniqueFd> connectUnix(const std::string& path, const Wait& wait)
{
    TRY_DECLARE(const SocketAddress address, SocketAddress::unixPath(path));
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.isOpen())
        return Error::fromErrno(errno, "make a socket");
    while (::connect(fd.get(), address.get(), address.size()) != 0) {
        if (errno != EAGAIN && errno != EINTR)
            return Error::fromErrno(errno, "nothing answers on the socket " + path);
        TRY(goOn("connect to " + path, wait));
        ::poll(nullptr, 0, kRetryMs); // the listener's queue is full, and no event tells when it is not
    }
    return fd;
}

/// One address. The connecting is ours, so that it can be waited for and cancelled exactly; Qt takes the result over.
Result<UniqueFd> connectAddress(const std::string& address, const Endpoint& to, const Wait& wait)
{
    TRY_DECLARE(const SocketAddress raw, SocketAddress::inet(address, to.port));
    UniqueFd fd(::socket(raw.get()->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
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

Result<UniqueFd> connectAny(const Endpoint& to, const Wait& wait)
{
    TRY_DECLARE(const auto addresses, resolve(to.host, wait));
    Result<UniqueFd> last = Error(ErrorKind::Unreachable, "the host " + to.host + " has no address");
    for (const std::string& address : addresses) {
        TRY(goOn("connect to " + to.name(), wait));
        last = connectAddress(address, to, wait);
        if (last || last.error().kind() != ErrorKind::Unreachable)
            return last;
    }
    return last;
}

} // namespace

Endpoint Endpoint::unixSocket(std::string path)
{
    Endpoint out;
    out.path = std::move(path);
    return out;
}

Endpoint Endpoint::tcp(std::string host, std::uint16_t port)
{
    Endpoint out;
    out.kind = EndpointKind::Tcp;
    out.host = std::move(host);
    out.port = port;
    return out;
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
    TRY(goOn("connect to " + endpoint.name(), wait));
    if (endpoint.kind == EndpointKind::Unix) {
        TRY_DECLARE(UniqueFd fd, connectUnix(endpoint.path, wait));
        return std::unique_ptr<Transport>(std::make_unique<FdTransport>(std::move(fd), endpoint.path));
    }
    const auto connect = [&] {
        return connectAny(proxy ? Endpoint::tcp(proxy->at.host, proxy->at.port) : endpoint, wait);
    };
    if (endpoint.kind == EndpointKind::Tls) {
        const SecureSocket secured = secureSocket();
        return secured != nullptr ? secured(connect, endpoint, proxy, wait)
                                  : Error(ErrorKind::Unsupported, "this program does not speak TLS");
    }
    TRY_DECLARE(UniqueFd fd, connect());
    // Not a socket of Qt's: it would take all that the kernel holds into memory at once.
    auto plain = std::make_unique<FdTransport>(std::move(fd), endpoint.name());
    TRY(openTunnelTo(endpoint, *plain, proxy, wait));
    return std::unique_ptr<Transport>(std::move(plain));
}

std::atomic<SecureSocket>& secureSocket()
{
    static std::atomic<SecureSocket> secured = nullptr;
    return secured;
}

// The proxies are ours: those of Qt hide the descriptor that is waited on.
Result<void> openTunnelTo(const Endpoint& endpoint, Transport& transport, const std::optional<Proxy>& proxy,
                          const Wait& wait)
{
    return proxy ? openTunnel(transport, *proxy, {{}, {}, {}, endpoint.host, endpoint.port}, wait) : ok();
}

} // namespace darse::net
