// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/connect/docker/breather.h"
#include "core/connect/docker/checkpoints.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/wire.h"

#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace darse::connect::docker {

/// What a server says of itself when it is greeted.
struct Greeting {
    backend::Capabilities capabilities;
    backend::ObjectPtr node;
    CheckpointDialect checkpoints = CheckpointDialect::None;
    bool hasAllMetrics = false; ///< /darse/v1/metrics
    bool hasStarter = false;    ///< /darse/v1/images/starter
    bool changesLive = true;    ///< limits of a container that is there
};

/// Speaks to the server for the first time: agrees on a version and asks who it is. Blocking; any thread. `answered`
/// hears its first word.
[[nodiscard]] Result<Greeting> greet(
    Wire& wire, const std::stop_token& stop, const std::function<void()>& answered = [] {});

/// Keeps the one stream of events open, and says when it is and when it is not. A server that has fallen silent is
/// found by a ping. Lives on the console's thread.
class Lifeline : public QObject {
    Q_OBJECT
public:
    /// Runs before the first greeting and before every other; an Error says why there is no server. On a worker.
    using Prepare = std::function<Result<void>(const std::stop_token& stop)>;

    /// `first` is the step that `prepare` is.
    Lifeline(Hands& hands, std::shared_ptr<Wire> wire, Prepare prepare, backend::LinkStep first);

    void begin();
    /// What every attempt begins with.
    [[nodiscard]] backend::LinkStep first() const { return m_first; }
    /// Waits no longer for the next try.
    void tryNow() { m_breather.end(); }

Q_SIGNALS:
    void connected(const darse::connect::docker::Greeting& greeting);
    void lost(const darse::Error& error);
    void attempted(const darse::backend::Attempt& attempt);
    void happened(const std::vector<darse::connect::docker::Happening>& happenings);

private:
    using Clock = std::chrono::steady_clock;

    void run(const std::stop_token& stop);
    void step(backend::LinkStep step, Clock::time_point next = {});
    Error live(const std::stop_token& stop);
    Error follow(net::Exchange& events, const std::stop_token& stop);
    void hear(std::vector<Happening> happenings);
    void tell();
    void ping();

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    Prepare m_prepare;
    const backend::LinkStep m_first;
    Breather m_breather;
    QTimer m_heartbeat;
    std::mutex m_mutex;
    std::stop_source m_session; ///< of the events that are followed now
    std::optional<Error> m_whyEnded;
    std::vector<Happening> m_heard; ///< and not told yet
    bool m_isTelling = false;       ///< will be told without another word
    QTimer m_tell;
    Clock::time_point m_spent;             ///< what was told has used up the time until then
    int m_failures = 0;                    ///< the worker's
    std::atomic<bool> m_hasSpoken = false; ///< the server, since the last ping
};

} // namespace darse::connect::docker
