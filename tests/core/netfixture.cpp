// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include "core/net/socketwait.h"

#include <array>
#include <filesystem>
#include <iterator>

namespace darse::net::test {
namespace {

int entriesOf(const char* folder)
{
    const std::filesystem::directory_iterator all(folder);
    return static_cast<int>(std::distance(begin(all), end(all)));
}

} // namespace

RunningServer::RunningServer(Listener listener, Handler handler, ServerOptions options)
{
    std::vector<Listener> listeners;
    listeners.push_back(std::move(listener));
    m_server = std::make_unique<Server>(std::move(listeners), std::move(handler), options);
    m_thread = std::jthread([this](const std::stop_token& stop) { m_result = m_server->run(stop); });
}

RunningServer::~RunningServer()
{
    static_cast<void>(stop());
}

Result<void> RunningServer::stop()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    return m_result;
}

ScriptedPeer::ScriptedPeer(const std::string& path, Script script) :
    m_listener(Listener::unixSocket(path).value()),
    m_thread([this, script = std::move(script)](const std::stop_token& stop) {
        while (waitFor(m_listener.handle(), 1 /* POLLIN */, {Deadline::never(), stop})) {
            auto socket = m_listener.accept();
            if (!socket || !socket->isOpen())
                continue;
            ++m_connections;
            FdTransport wire(std::move(*socket), "peer");
            script(wire, stop);
        }
    })
{
}

ScriptedPeer::~ScriptedPeer()
{
    m_thread.request_stop();
    m_thread.join();
}

std::unique_ptr<Transport> rawConnect(const std::string& path)
{
    return connectTo(Endpoint::unixSocket(path), std::nullopt, within(10s)).value();
}

std::string readToEnd(Transport& wire, std::chrono::milliseconds patience)
{
    std::string out;
    std::array<char, 4096> piece{};
    const Wait wait = within(patience);
    for (;;) {
        const auto got = wire.readSome(piece, wait);
        if (!got || *got == 0)
            return out;
        out.append(piece.data(), *got);
    }
}

std::string readUntil(Transport& wire, std::string_view mark, std::chrono::milliseconds patience)
{
    std::string out;
    std::array<char, 1> byte{};
    const Wait wait = within(patience);
    while (out.find(mark) == std::string::npos) {
        const auto got = wire.readSome(byte, wait);
        if (!got || *got == 0)
            break;
        out.append(byte.data(), *got);
    }
    return out;
}

std::string talk(const std::string& path, std::string_view bytes)
{
    const auto wire = rawConnect(path);
    // A server that refuses early may have closed already: what it said is read all the same.
    static_cast<void>(writeAll(*wire, bytes, within(10s)));
    return readToEnd(*wire);
}

void tunnel(Transport& client, std::uint16_t target)
{
    const auto server = connectTo(Endpoint::tcp("127.0.0.1", target), std::nullopt, within(10s)).value();
    const auto copy = [](Transport& from, Transport& to) {
        std::array<char, 4096> piece{};
        for (;;) {
            const auto got = from.readSome(piece, within(10s));
            if (!got || *got == 0 || !writeAll(to, {piece.data(), *got}, within(10s)))
                break;
        }
        static_cast<void>(to.shutdownWrite());
    };
    const std::jthread back([&] { copy(*server, client); });
    copy(client, *server);
}

void echo(Incoming& request, Responder& responder)
{
    const auto body = request.collectBody();
    if (!body) {
        static_cast<void>(responder.sendError(400, body.error().message()));
        return;
    }
    const std::string text = request.head().method + " " + std::string(request.path()) + " " + *body;
    static_cast<void>(responder.send({}, text));
}

Request get(std::string target)
{
    Request request;
    request.head.target = std::move(target);
    return request;
}

int openDescriptors()
{
    return entriesOf("/proc/self/fd");
}

int runningThreads()
{
    return entriesOf("/proc/self/task");
}

} // namespace darse::net::test
