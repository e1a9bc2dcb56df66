// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/listener.h"

#include "core/net/fdtransport.h"
#include "core/net/socketaddress.h"

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace darse::net {
namespace {

constexpr int kBacklog = 128;
constexpr int kSocketFlags = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
constexpr std::chrono::milliseconds kLockPatience{5000};

/// Holds the folder of a socket while its file is looked at and replaced, so that two starting servers never both
/// believe the old file dead.
Result<UniqueFd> lockFolder(const std::string& path)
{
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, "open the folder " + folder);
    const Deadline deadline = Deadline::after(kLockPatience);
    while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Error::fromErrno(errno, "lock the folder " + folder);
        if (deadline.hasPassed())
            return Error(ErrorKind::InUse, "the folder " + folder + " is locked by another program");
        ::poll(nullptr, 0, 10); // flock has no deadline of its own
    }
    return fd;
}

/// Makes room at `path`: a dead socket is removed, anything else is an error.
Result<void> makeRoom(const std::string& path, const SocketAddress& address)
{
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0)
        return errno == ENOENT ? ok() : Result<void>(Error::fromErrno(errno, "look at " + path));
    if (!S_ISSOCK(info.st_mode))
        return Error(ErrorKind::AlreadyExists, path + " exists and is not a socket");
    const UniqueFd probe(::socket(AF_UNIX, kSocketFlags, 0));
    if (!probe.isOpen())
        return Error::fromErrno(errno, "make a socket");
    if (::connect(probe.get(), address.get(), address.size()) == 0 || errno == EAGAIN)
        return Error(ErrorKind::AlreadyExists, "another program already listens on " + path);
    if (errno != ECONNREFUSED && errno != ENOENT)
        return Error::fromErrno(errno, "see whether anybody listens on " + path);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return Error::fromErrno(errno, "remove the dead socket " + path);
    return ok();
}

Result<UniqueFd> bindAndListen(int family, const SocketAddress& address, const std::string& name)
{
    UniqueFd fd(::socket(family, kSocketFlags, 0));
    if (!fd.isOpen())
        return Error::fromErrno(errno, "make a socket");
    // Linux gives the file of a unix socket the mode that the socket itself has at bind: no moment with a wider one.
    if (family == AF_UNIX && ::fchmod(fd.get(), S_IRUSR | S_IWUSR) != 0)
        return Error::fromErrno(errno, "protect the socket " + name);
    const int on = 1;
    if (family != AF_UNIX)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(fd.get(), address.get(), address.size()) != 0 || ::listen(fd.get(), kBacklog) != 0)
        return Error::fromErrno(errno, "listen on " + name);
    return fd;
}

} // namespace

std::optional<PeerCredentials> credentialsOf(int fd)
{
    ucred raw{};
    socklen_t size = sizeof raw;
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &raw, &size) != 0 || raw.pid == 0)
        return std::nullopt;
    return PeerCredentials{raw.pid, raw.uid, raw.gid};
}

Result<Listener> Listener::unixSocket(const std::string& path)
{
    TRY_DECLARE(const SocketAddress address, SocketAddress::unixPath(path));
    TRY_DECLARE(const UniqueFd folder, lockFolder(path));
    TRY(makeRoom(path, address));
    Listener listener;
    TRY_DECLARE(listener.m_socket, bindAndListen(AF_UNIX, address, path));
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0)
        return Error::fromErrno(errno, "look at " + path);
    listener.m_path = path;
    listener.m_inode = info.st_ino;
    return listener;
}

Result<Listener> Listener::tcp(const std::string& address, std::uint16_t port)
{
    TRY_DECLARE(const SocketAddress wanted, SocketAddress::inet(address, port));
    Listener listener;
    TRY_DECLARE(listener.m_socket, bindAndListen(wanted.get()->sa_family, wanted, wanted.text()));
    TRY_DECLARE(const SocketAddress bound, SocketAddress::ofSocket(listener.m_socket.get()));
    listener.m_port = bound.port();
    return listener;
}

Result<Listener> Listener::tls(const std::string& address, std::uint16_t port, TlsServerOptions options)
{
    TRY(checkTls(options));
    TRY_DECLARE(Listener listener, tcp(address, port));
    listener.m_tls = std::make_shared<const TlsServerOptions>(std::move(options));
    return listener;
}

Listener::~Listener()
{
    struct stat info {};
    if (m_socket.isOpen() && !m_path.empty() && ::lstat(m_path.c_str(), &info) == 0 && info.st_ino == m_inode)
        ::unlink(m_path.c_str());
}

Result<UniqueFd> Listener::accept() const
{
    UniqueFd fd(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (fd.isOpen())
        return fd;
    constexpr int kPassing[] = {EAGAIN, EINTR, ECONNABORTED, EPROTO, ENETDOWN, EHOSTUNREACH, ENETUNREACH};
    for (const int passing : kPassing) {
        if (errno == passing)
            return UniqueFd();
    }
    return Error::fromErrno(errno, "accept a connection");
}

Result<std::unique_ptr<Transport>> Listener::open(UniqueFd socket, const Wait& wait) const
{
    std::string peer = "a client of " + m_path;
    if (m_path.empty()) {
        const int on = 1;
        ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const auto address = SocketAddress::ofPeer(socket.get());
        peer = address ? address->text() : "a client that left";
    }
    if (m_tls)
        return acceptTls(std::move(socket), std::move(peer), *m_tls, wait);
    return std::unique_ptr<Transport>(std::make_unique<FdTransport>(std::move(socket), std::move(peer)));
}

} // namespace darse::net
