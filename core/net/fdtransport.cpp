// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/fdtransport.h"

#include "core/net/socketwait.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace darse::net {

FdTransport::FdTransport(UniqueFd socket, std::string peer) : m_socket(std::move(socket)), m_peer(std::move(peer))
{
    ::fcntl(m_socket.get(), F_SETFL, ::fcntl(m_socket.get(), F_GETFL) | O_NONBLOCK);
}

Result<std::size_t> FdTransport::readSome(std::span<char> into, const Wait& wait)
{
    for (;;) {
        // Asked first even when bytes are there: a peer that never pauses must not outrun its deadline or a stop.
        TRY(waitFor(m_socket.get(), POLLIN, wait));
        const ssize_t count = ::recv(m_socket.get(), into.data(), into.size(), 0);
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EAGAIN && errno != EINTR)
            return Error::fromErrno(errno, "read from " + m_peer);
    }
}

Result<std::size_t> FdTransport::writeSome(std::string_view data, const Wait& wait)
{
    for (;;) {
        TRY(waitFor(m_socket.get(), POLLOUT, wait));
        const ssize_t count = ::send(m_socket.get(), data.data(), data.size(), MSG_NOSIGNAL);
        if (count > 0)
            return static_cast<std::size_t>(count);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return Error::fromErrno(errno, "write to " + m_peer);
    }
}

Result<void> FdTransport::waitReadable(const Wait& wait)
{
    return waitFor(m_socket.get(), POLLIN, wait);
}

Result<void> FdTransport::shutdownWrite()
{
    if (::shutdown(m_socket.get(), SHUT_WR) != 0)
        return Error::fromErrno(errno, "end the stream to " + m_peer);
    return ok();
}

void FdTransport::close()
{
    ::shutdown(m_socket.get(), SHUT_RDWR);
}

} // namespace darse::net
