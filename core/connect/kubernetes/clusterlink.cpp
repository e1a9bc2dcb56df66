// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/clusterlink.h"

#include "core/connect/docker/lenient.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace darse::connect::kubernetes {
namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeat = 10s;
constexpr auto kFirstPause = 1s;
constexpr auto kLongestPause = 15s;

} // namespace

ClusterLink::ClusterLink(std::shared_ptr<KubeWire> wire) : m_wire(std::move(wire)) {}

ClusterLink::~ClusterLink()
{
    m_hands.finish();
}

void ClusterLink::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    m_hands.start([this](const std::stop_token& stop) { run(stop); });
}

/// The worker's.
void ClusterLink::run(const std::stop_token& stop)
{
    std::chrono::seconds next = kFirstPause;
    std::chrono::seconds pause = kFirstPause;
    while (!stop.stop_requested()) {
        step({});
        const auto greeted = m_wire->greet(stop);
        if (greeted)
            step({.step = backend::LinkStep::Asking});
        const auto version = greeted ? m_wire->get("/version", stop) : Result<json>(greeted.error());
        if (stop.stop_requested())
            return;
        pause = version ? kHeartbeat : next;
        next = version ? kFirstPause : std::min<std::chrono::seconds>(next * 2, kLongestPause);
        const auto until = std::chrono::steady_clock::now() + pause;
        m_hands.home([this, version] { version ? found(*version) : lost(version.error()); });
        step({.step = backend::LinkStep::Waiting, .next = until});
        m_breather.rest(until, stop);
    }
}

void ClusterLink::step(const backend::Attempt& attempt)
{
    m_hands.home([this, attempt] {
        if (m_link == backend::Link::Connected)
            return; // the heartbeat
        m_attempt = attempt;
        Q_EMIT attemptChanged();
    });
}

void ClusterLink::found(const json& version)
{
    if (m_link == backend::Link::Connected)
        return;
    m_capabilities.product = QStringLiteral("Kubernetes");
    m_capabilities.version = docker::textOf(version, "gitVersion");
    m_link = backend::Link::Connected;
    m_error.reset();
    Q_EMIT linkChanged();
}

void ClusterLink::lost(const Error& error)
{
    const bool isNew = m_link != backend::Link::Lost || !m_error || m_error->message() != error.message();
    m_link = backend::Link::Lost;
    m_error = error;
    if (isNew)
        Q_EMIT linkChanged();
}

} // namespace darse::connect::kubernetes
