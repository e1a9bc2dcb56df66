// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/server.h"

#include "core/net/serverconnection.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace darse::net {
namespace {

constexpr std::string_view kFull = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Type: "
                                   "application/json\r\nContent-Length: 43\r\n\r\n"
                                   "{\"message\":\"too many connections are open\"}";
constexpr int kBreathMs = 50;

/// Rings when the stop is requested; poll can wait for it.
class Bell {
public:
    Bell() : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    [[nodiscard]] int handle() const { return m_fd.get(); }
    void ring() const
    {
        const std::uint64_t one = 1;
        static_cast<void>(::write(m_fd.get(), &one, sizeof one) == sizeof one);
    }

private:
    UniqueFd m_fd;
};

} // namespace

struct Server::Worker {
    std::atomic<bool> isDone = false;
    std::jthread thread;
};

Server::Server(std::vector<Listener> listeners, Handler handler, ServerOptions options) :
    m_listeners(std::move(listeners)),
    m_handler(std::move(handler)),
    m_options(options)
{
}

Server::~Server() = default;

Result<void> Server::run(const std::stop_token& stop)
{
    const Bell bell;
    if (bell.handle() < 0)
        return Error::fromErrno(errno, "make an event descriptor");
    const std::stop_callback ring(stop, [&bell] { bell.ring(); });
    std::vector<pollfd> entries{{bell.handle(), POLLIN, 0}};
    for (const Listener& listener : m_listeners)
        entries.push_back({listener.handle(), POLLIN, 0});
    Result<void> result = ok();
    while (result && !stop.stop_requested()) {
        if (::poll(entries.data(), entries.size(), -1) < 0 && errno != EINTR)
            result = Error::fromErrno(errno, "wait for connections");
        for (std::size_t i = 0; result && i < m_listeners.size(); ++i) {
            if (entries[i + 1].revents != 0)
                result = acceptFrom(m_listeners[i]);
        }
        reap();
    }
    for (const auto& worker : m_workers)
        worker->thread.request_stop();
    m_workers.clear(); // joins
    return result;
}

Result<void> Server::acceptFrom(const Listener& listener)
{
    auto socket = listener.accept();
    if (!socket) {
        const int reason = socket.error().errnoValue();
        if (reason != EMFILE && reason != ENFILE && reason != ENOBUFS && reason != ENOMEM)
            return std::move(socket).error();
        // Out of descriptors: the waiting connection stays readable, so breathe until one of ours ends.
        ::poll(nullptr, 0, kBreathMs);
        return ok();
    }
    if (!socket->isOpen())
        return ok();
    reap();
    if (m_workers.size() < m_options.maxConnections)
        start(listener, std::move(*socket));
    else if (!listener.isTls())
        static_cast<void>(::send(socket->get(), kFull.data(), kFull.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
    return ok();
}

void Server::start(const Listener& listener, UniqueFd socket)
{
    auto worker = std::make_unique<Worker>();
    auto shared = std::make_shared<UniqueFd>(std::move(socket));
    worker->thread = std::jthread([this, &listener, shared, state = worker.get()](const std::stop_token& stop) {
        auto transport = listener.open(std::move(*shared), {Deadline::after(m_options.handshake), stop});
        if (transport) {
            ServerConnection connection(std::move(*transport), m_options, stop);
            serve(connection, m_handler);
        }
        state->isDone = true;
    });
    m_workers.push_back(std::move(worker));
}

void Server::reap()
{
    std::erase_if(m_workers, [](const std::unique_ptr<Worker>& worker) { return worker->isDone.load(); });
}

} // namespace darse::net
