// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ports of pods, carried over the connection of a client: streams of SPDY, which a WebSocket may be around.
#include "core/api/kubeobjects.h"
#include "core/api/kubespdy.h"
#include "core/engine/podreach.h"

#include <array>
#include <charconv>
#include <list>
#include <map>
#include <thread>

namespace darse::api {

using net::SpdyEvent;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr std::size_t kPiece = std::size_t{32} * 1024;

/// One connection to a port.
struct Carried {
    std::uint32_t data = 0;
    std::uint32_t errors = 0;
    std::unique_ptr<net::Transport> port{};
    std::jthread reading{}; ///< the last: it uses the others
};

class Forwarder {
public:
    Forwarder(net::Spdy& spdy, const engine::Container& infra, std::stop_token stop) :
        m_spdy(spdy),
        m_infra(infra),
        m_stop(std::move(stop))
    {
    }

    ~Forwarder()
    {
        m_spdy.close();
        for (auto& [stream, carried] : m_carried) {
            if (carried.port)
                carried.port->close();
        }
    }

    Result<void> run()
    {
        for (;;) {
            TRY_DECLARE(const auto event, m_spdy.receive(wait()));
            if (!event)
                return ok();
            if (event->kind == SpdyEvent::Kind::Opened)
                TRY(open(*event));
            else
                take(*event);
        }
    }

private:
    [[nodiscard]] Wait wait() const { return {Deadline::never(), m_stop}; }

    Result<void> open(const SpdyEvent& event)
    {
        TRY(m_spdy.accept(event.stream, wait()));
        const std::string request(event.headers.find("requestid").value_or(""));
        const auto type = event.headers.find("streamtype").value_or("");
        if (type == "error") {
            m_errors[request] = event.stream;
            return ok();
        }
        Carried& carried = m_carried[event.stream];
        carried.data = event.stream;
        carried.errors = m_errors[request];
        const std::string text(event.headers.find("port").value_or(""));
        std::uint16_t port = 0;
        std::from_chars(text.data(), text.data() + text.size(), port);
        auto connected = engine::connectWithin(m_infra, "127.0.0.1", port, {Deadline::after(kPatience), m_stop});
        if (!connected) {
            static_cast<void>(m_spdy.send(carried.errors, connected.error().message(), wait()));
            finish(carried);
            return ok();
        }
        carried.port = std::move(connected).value();
        carried.reading = std::jthread([this, &carried] { read(carried); });
        return ok();
    }

    void finish(const Carried& carried)
    {
        for (const std::uint32_t stream : {carried.data, carried.errors})
            static_cast<void>(m_spdy.finish(stream, wait()));
    }

    /// What the port says goes to the client.
    void read(Carried& carried)
    {
        std::array<char, kPiece> piece{};
        for (;;) {
            const auto count = carried.port->readSome(piece, wait());
            if (!count || *count == 0 || !m_spdy.send(carried.data, std::string_view(piece.data(), *count), wait()))
                break;
        }
        finish(carried);
    }

    /// What the client says goes to the port.
    void take(const SpdyEvent& event)
    {
        const auto found = m_carried.find(event.stream);
        if (found == m_carried.end() || !found->second.port)
            return;
        net::Transport& port = *found->second.port;
        if (!event.bytes.empty() && !net::writeAll(port, event.bytes, wait()))
            port.close();
        if (event.kind == SpdyEvent::Kind::Reset)
            port.close();
        else if (event.isEnd)
            static_cast<void>(port.shutdownWrite());
    }

    net::Spdy& m_spdy;
    const engine::Container& m_infra;
    std::stop_token m_stop;
    std::map<std::string, std::uint32_t> m_errors;
    std::map<std::uint32_t, Carried> m_carried;
};

} // namespace

Result<void> kubeForward(const KubeServed& served, const kube::Key& key, net::Incoming& request,
                         net::Responder& responder)
{
    TRY_DECLARE(const kube::ObjectPtr pod, served.objects.find(key));
    const engine::PodRuns runs = engine::runsOf(served.verbs.containers.list(), pod->at("metadata").value("uid", ""));
    if (!runs.infra || !runs.infra->state.isAlive())
        return Error(ErrorKind::Protocol, "unable to forward port because pod is not running. Current status=" +
                                              pod->value(json::json_pointer("/status/phase"), "Pending"));
    const std::stop_token server = request.stop();
    TRY_DECLARE(auto transport, takeOverSpdy("portforward.k8s.io", request, responder));
    net::Spdy spdy(std::move(transport));
    Forwarder forwarder(spdy, *runs.infra, server);
    static_cast<void>(forwarder.run()); // its end is the client's
    return ok();
}

} // namespace darse::api
