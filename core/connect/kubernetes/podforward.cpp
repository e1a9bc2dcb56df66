// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podforward.h"

#include "core/connect/kubernetes/objectfeed.h"
#include "core/net/fdtransport.h"
#include "core/net/listener.h"
#include "core/net/socketwait.h"
#include "core/net/spdy.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <list>
#include <mutex>
#include <poll.h>
#include <thread>

namespace darse::connect::kubernetes {

using backend::PortForwardAsked;

namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;
constexpr std::size_t kMostConnections = 64;
constexpr std::size_t kMostWords = 1000;
constexpr std::uint32_t kErrors = 1; ///< streams of SPDY
constexpr std::uint32_t kData = 3;
constexpr const char* kHere = "127.0.0.1";

Wait patient(const std::stop_token& stop)
{
    return {Deadline::never(), stop};
}

/// What a program of this machine says goes to the pod.
void carryOut(net::Transport& local, net::Spdy& spdy, const std::stop_token& stop)
{
    std::array<char, kPiece> piece{};
    for (;;) {
        const auto count = local.readSome(piece, patient(stop));
        if (!count)
            return spdy.close();
        if (*count == 0)
            return static_cast<void>(spdy.finish(kData, patient(stop)));
        if (!spdy.send(kData, std::string_view(piece.data(), *count), patient(stop)))
            return;
    }
}

/// What the pod says goes to the program, until it says no more. An error is what the server says of the port.
Result<void> carryIn(net::Transport& local, net::Spdy& spdy, const std::stop_token& stop)
{
    std::string words;
    for (;;) {
        const auto event = spdy.receive(patient(stop));
        if (!event || !*event)
            break;
        if ((*event)->stream == kErrors)
            words += (*event)->bytes.substr(0, kMostWords - std::min(kMostWords, words.size()));
        if ((*event)->stream == kErrors && !words.empty() && (*event)->isEnd)
            break;
        if ((*event)->stream != kData)
            continue;
        if (!(*event)->bytes.empty() && !net::writeAll(local, (*event)->bytes, patient(stop)))
            break;
        if (!(*event)->isEnd)
            continue;
        static_cast<void>(local.shutdownWrite());
        if (!words.empty())
            break;
        return ok();
    }
    return words.empty() ? ok() : Result<void>(Error(ErrorKind::Unreachable, words));
}

class PodForward final : public backend::PortForward {
public:
    PodForward(std::shared_ptr<KubeWire> wire, PortForwardAsked asked, net::Listener listener) :
        m_wire(std::move(wire)),
        m_asked(std::move(asked)),
        m_listener(std::move(listener)),
        m_accepting([this](const std::stop_token& stop) { accept(stop); })
    {
    }

    ~PodForward() override
    {
        m_accepting.request_stop();
        m_accepting.join();
    }

    const PortForwardAsked& asked() const override { return m_asked; }
    quint16 localPort() const override { return m_listener.port(); }
    int connections() const override { return m_open; }
    std::optional<Error> error() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_error;
    }

private:
    struct Line {
        std::atomic<bool> isOver = false;
        std::jthread thread{};
    };

    void accept(const std::stop_token& stop)
    {
        std::list<Line> lines; // their end is waited for
        while (net::waitFor(m_listener.handle(), POLLIN, patient(stop))) {
            auto socket = m_listener.accept();
            lines.remove_if([](const Line& line) { return line.isOver.load(); });
            if (!socket)
                return tell(0, socket.error());
            if (!socket->isOpen() || lines.size() >= kMostConnections)
                continue;
            Line& line = lines.emplace_back();
            auto local = std::make_shared<net::FdTransport>(std::move(*socket), kHere);
            line.thread = std::jthread([this, &line, local, stop] {
                tell(1, {});
                const Result<void> carried = carry(*local, stop);
                local->close();
                tell(-1, carried ? std::nullopt : std::optional(carried.error()));
                line.isOver = true;
            });
        }
    }

    Result<void> carry(net::Transport& local, const std::stop_token& stop)
    {
        TRY_DECLARE(auto transport, m_wire->forward(namedBy(kube::kind::pod, m_asked.pod), stop));
        net::Spdy spdy(std::move(transport));
        net::Headers headers{{"streamtype", "error"}, {"port", std::to_string(m_asked.port)}, {"requestid", "0"}};
        TRY(spdy.open(kErrors, headers, patient(stop)));
        TRY(spdy.finish(kErrors, patient(stop)));
        headers.set("streamtype", "data");
        TRY(spdy.open(kData, headers, patient(stop)));
        const std::jthread out([&] { carryOut(local, spdy, stop); });
        Result<void> carried = carryIn(local, spdy, stop);
        local.close();
        spdy.close();
        return carried;
    }

    /// On a thread of a connection; the console's thread hears of it later.
    void tell(int more, std::optional<Error> error)
    {
        m_open += more;
        const std::unique_lock lock(m_mutex);
        if (more <= 0)
            m_error = std::move(error);
        QMetaObject::invokeMethod(this, &PortForward::changed, Qt::QueuedConnection);
    }

    std::shared_ptr<KubeWire> m_wire;
    PortForwardAsked m_asked;
    net::Listener m_listener;
    std::atomic<int> m_open = 0;
    mutable std::mutex m_mutex;
    std::optional<Error> m_error;
    std::jthread m_accepting; ///< the last: it uses the others
};

Error refusal(Error error, quint16 port)
{
    const std::string which = "port " + std::to_string(port) + " of this machine";
    if (error.errnoValue() == EADDRINUSE)
        return {ErrorKind::InUse, which + " is used by another program"};
    if (error.errnoValue() == EACCES)
        return {ErrorKind::PermissionDenied, which + " is for its administrator only"};
    return std::move(error).within("open " + which);
}

Result<net::Listener> listen(const PortForwardAsked& asked)
{
    auto listener = net::Listener::tcp(kHere, asked.localPort == 0 ? asked.port : asked.localPort);
    return !listener && asked.localPort == 0 ? net::Listener::tcp(kHere, 0) : std::move(listener);
}

} // namespace

Result<std::unique_ptr<backend::PortForward>> openForward(std::shared_ptr<KubeWire> wire, const PortForwardAsked& asked)
{
    auto listener = listen(asked);
    if (!listener)
        return refusal(listener.error(), asked.localPort);
    return std::unique_ptr<backend::PortForward>(
        std::make_unique<PodForward>(std::move(wire), asked, std::move(*listener)));
}

} // namespace darse::connect::kubernetes
