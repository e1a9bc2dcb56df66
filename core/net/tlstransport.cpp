// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlstransport.h"

#include "core/net/socketwait.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <poll.h>
#include <sys/socket.h>

namespace darse::net {
namespace {

constexpr std::size_t kChunk = std::size_t{64} * 1024;
/// Of what has come and was not read yet, once as it came and once decrypted: far more than the 16 KiB of a record. Qt
/// would take all that a fast peer sends, at the cost of our memory.
constexpr qint64 kReadBuffer = qint64{256} * 1024;

qint64 pending(QSslSocket& socket)
{
    return socket.bytesToWrite() + (socket.isEncrypted() ? socket.encryptedBytesToWrite() : 0);
}

bool isConnected(QSslSocket& socket)
{
    return socket.state() == QAbstractSocket::ConnectedState;
}

Error lost(QSslSocket& socket, const std::string& peer)
{
    return {ErrorKind::Unreachable, "the connection to " + peer + " was lost: " + socket.errorString().toStdString()};
}

Error refusedHandshake(QSslSocket& socket, const std::string& peer)
{
    const auto reason = socket.errorString().toStdString();
    if (socket.peerCertificate().isNull()) // there was nothing yet to trust
        return {ErrorKind::Protocol, "no TLS connection with " + peer + ": " + reason};
    return {ErrorKind::PermissionDenied, "no trusted TLS connection with " + peer + ": " + reason};
}

} // namespace

Result<std::unique_ptr<TlsTransport>> TlsTransport::create(UniqueFd fd, std::string peer, const QSslConfiguration& tls)
{
    TRY_DECLARE(UniqueFd handle, fd.duplicate());
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(tls);
    socket->setReadBufferSize(kReadBuffer);
    // Before it has a descriptor: in a thread with an event loop it would make notifiers for it.
    socket->moveToThread(nullptr);
    if (!socket->setSocketDescriptor(fd.get()))
        return Error(ErrorKind::Io, "use the connection to " + peer + ": " + socket->errorString().toStdString());
    static_cast<void>(fd.release()); // the Qt socket closes it
    return std::unique_ptr<TlsTransport>(new TlsTransport(std::move(socket), std::move(handle), std::move(peer)));
}

TlsTransport::TlsTransport(std::unique_ptr<QSslSocket> socket, UniqueFd handle, std::string peer) :
    m_socket(std::move(socket)),
    m_handle(std::move(handle)),
    m_peer(std::move(peer))
{
}

TlsTransport::~TlsTransport()
{
    // Nothing that is still buffered may hold up the destructor.
    m_socket->abort();
}

Result<void> TlsTransport::startClientTls(const std::string& host, const Wait& wait)
{
    {
        const std::lock_guard lock(m_mutex);
        m_socket->setPeerVerifyName(QString::fromStdString(host));
        m_socket->startClientEncryption();
    }
    return finishHandshake(wait);
}

Result<void> TlsTransport::startServerTls(const Wait& wait)
{
    {
        const std::lock_guard lock(m_mutex);
        m_socket->startServerEncryption();
    }
    return finishHandshake(wait);
}

Result<void> TlsTransport::finishHandshake(const Wait& wait)
{
    for (;;) {
        TRY_DECLARE(const bool isDone, isHandshakeDone());
        if (isDone)
            return ok();
        TRY(waitFor(m_handle.get(), POLLIN, wait).within("TLS handshake with " + m_peer));
        const std::lock_guard lock(m_mutex);
        // Takes what has come; false only means that the peer has more to say.
        static_cast<void>(m_socket->waitForEncrypted(0));
    }
}

Result<bool> TlsTransport::isHandshakeDone()
{
    const std::lock_guard lock(m_mutex);
    QSslSocket& tls = *m_socket;
    tls.flush();
    if (tls.isEncrypted())
        return true;
    const bool hasFailed =
        tls.error() != QAbstractSocket::UnknownSocketError && tls.error() != QAbstractSocket::SocketTimeoutError;
    if (hasFailed || tls.state() != QAbstractSocket::ConnectedState)
        return refusedHandshake(tls, m_peer);
    return false;
}

/// True when bytes can be read from the socket's own buffer, or the end was reached. Under the lock.
Result<bool> TlsTransport::fetch(bool mayRead)
{
    // What did not fit is decrypted now: Qt leaves that to an event loop, which it does not have.
    if (m_socket->bytesAvailable() == 0)
        m_socket->flush();
    if (mayRead && m_socket->bytesAvailable() == 0 && isConnected(*m_socket))
        m_socket->waitForReadyRead(0);
    if (m_socket->bytesAvailable() > 0) {
        m_hasHeard = true;
        return true;
    }
    // Since TLS 1.3 a server looks at our certificate when we think that the handshake is over.
    if (!m_hasHeard && m_socket->error() == QAbstractSocket::SslInternalError)
        return refusedHandshake(*m_socket, m_peer);
    if (isConnected(*m_socket))
        return false;
    if (!m_ended && m_socket->error() != QAbstractSocket::RemoteHostClosedError)
        return lost(*m_socket, m_peer);
    m_ended = true;
    return true;
}

Result<void> TlsTransport::waitReadable(const Wait& wait)
{
    for (bool mayRead = false;; mayRead = true) {
        {
            const std::lock_guard lock(m_mutex);
            TRY_DECLARE(const bool ready, fetch(mayRead));
            if (ready)
                return ok();
        }
        TRY(waitFor(m_handle.get(), POLLIN, wait));
    }
}

Result<std::size_t> TlsTransport::readSome(std::span<char> into, const Wait& wait)
{
    if (wait.stop.stop_requested())
        close();
    TRY(goOn("read from " + m_peer, wait));
    TRY(waitReadable(wait));
    const std::lock_guard lock(m_mutex);
    if (m_socket->bytesAvailable() == 0)
        return std::size_t{0};
    const qint64 count = m_socket->read(into.data(), static_cast<qint64>(into.size()));
    if (count < 0)
        return lost(*m_socket, m_peer);
    return static_cast<std::size_t>(count);
}

Result<void> TlsTransport::push(std::string_view data)
{
    const std::lock_guard lock(m_mutex);
    if (!isConnected(*m_socket) || m_socket->write(data.data(), static_cast<qint64>(data.size())) < 0)
        return lost(*m_socket, m_peer);
    return ok();
}

Result<bool> TlsTransport::flushed()
{
    const std::lock_guard lock(m_mutex);
    while (pending(*m_socket) > 0 && m_socket->flush())
        continue;
    if (pending(*m_socket) == 0)
        return true;
    if (!isConnected(*m_socket))
        return lost(*m_socket, m_peer);
    return false;
}

Result<std::size_t> TlsTransport::writeSome(std::string_view data, const Wait& wait)
{
    // Before and after: the buffer of the socket never holds more than one chunk, so a slow peer is felt at once.
    const std::size_t count = std::min(data.size(), kChunk);
    TRY(waitFor(m_handle.get(), POLLOUT, wait));
    TRY(push(data.substr(0, count)));
    for (;;) {
        TRY_DECLARE(const bool done, flushed());
        if (done)
            return count;
        TRY(waitFor(m_handle.get(), POLLOUT, wait));
    }
}

Result<void> TlsTransport::shutdownWrite()
{
    return Error(ErrorKind::Unsupported, "a TLS connection cannot end in one direction only");
}

void TlsTransport::close()
{
    ::shutdown(m_handle.get(), SHUT_RDWR);
}

} // namespace darse::net
