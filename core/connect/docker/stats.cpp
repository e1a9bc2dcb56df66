// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/stats.h"

#include <QHash>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;
using backend::Kind;

constexpr double kNano = 1e9;

void readDisk(const json& stats, Counters& counters)
{
    const json& list = member(member(stats, "blkio_stats"), "io_service_bytes_recursive");
    if (!list.is_array())
        return;
    for (const json& each : list) {
        const QString word = textOf(each, "op").toLower();
        if (word == QLatin1String("read"))
            counters.read += realOf(each, "value");
        if (word == QLatin1String("write"))
            counters.written += realOf(each, "value");
    }
}

void readNetwork(const json& stats, Counters& counters)
{
    const json& networks = member(stats, "networks");
    if (!networks.is_object())
        return;
    for (const json& each : networks) {
        counters.received += realOf(each, "rx_bytes");
        counters.sent += realOf(each, "tx_bytes");
    }
}

/// Which containers run, as the console's thread said last, for the worker.
struct Looking {
    std::chrono::milliseconds interval;
    std::mutex mutex;
    std::vector<QString> keys;
};

using Last = QHash<QString, Counters>;

backend::Frame frameOf(Wire& wire, const std::vector<QString>& keys, Last& last, const std::stop_token& stop)
{
    backend::Frame frame;
    Last now;
    for (const QString& key : keys) {
        const auto answer =
            wire.ask({.target = "/containers/" + queryText(key) + "/stats?stream=false&one-shot=1"}, stop);
        const auto counters = answer ? countersOf(*answer) : std::nullopt;
        if (!counters)
            continue;
        const auto before = last.constFind(key);
        frame.samples.push_back(
            sampleOf(key, before == last.constEnd() ? std::nullopt : std::optional(*before), *counters));
        now.insert(key, *counters);
    }
    last = std::move(now);
    frame.atMilliseconds = QDateTime::currentMSecsSinceEpoch();
    return frame;
}

class Stream final : public backend::MetricsStream {
public:
    explicit Stream(std::chrono::seconds interval) { m_looking->interval = interval; }

    void begin(Hands& hands, std::shared_ptr<Wire> wire, StatsMetrics::Running running)
    {
        m_running = std::move(running);
        look();
        connect(this, &backend::MetricsStream::frame, this, &Stream::look);
        m_errand.begin(hands, this, [this, looking = m_looking, wire = std::move(wire)](Errand& errand) {
            run(this, *wire, *looking, errand);
        });
    }

private:
    void look()
    {
        std::vector<QString> keys = m_running();
        const std::lock_guard lock(m_looking->mutex);
        m_looking->keys = std::move(keys);
    }

    /// On a worker, when `self` may be gone.
    static void run(Stream* self, Wire& wire, Looking& looking, Errand& errand)
    {
        Last last;
        std::condition_variable_any never;
        auto next = std::chrono::steady_clock::now();
        while (!errand.token().stop_requested()) {
            std::unique_lock lock(looking.mutex);
            never.wait_until(lock, errand.token(), next, [] { return false; });
            const std::vector<QString> keys = looking.keys;
            lock.unlock();
            next = std::max(next + looking.interval, std::chrono::steady_clock::now() + looking.interval / 2);
            const backend::Frame frame = frameOf(wire, keys, last, errand.token());
            if (!errand.tell([self, frame] { Q_EMIT self->frame(frame); }))
                return;
        }
    }

    StatsMetrics::Running m_running;
    std::shared_ptr<Looking> m_looking = std::make_shared<Looking>();
    ErrandHolder m_errand;
};

std::optional<double> rate(double before, double now, double seconds)
{
    // A counter that went back began anew.
    return seconds > 0 && now >= before ? std::optional((now - before) / seconds) : std::nullopt;
}

} // namespace

std::optional<Counters> countersOf(const json& stats)
{
    const QDateTime read = momentOf(stats, "read");
    const json& usage = member(member(stats, "cpu_stats"), "cpu_usage");
    if (!read.isValid() || !member(usage, "total_usage").is_number())
        return std::nullopt;
    Counters counters;
    counters.atSeconds = static_cast<double>(read.toMSecsSinceEpoch()) / 1000.0;
    counters.cpuSeconds = realOf(usage, "total_usage") / kNano;
    const json& memory = member(stats, "memory_stats");
    if (member(memory, "usage").is_number()) {
        const json& parts = member(memory, "stats");
        const double inactive = std::max(realOf(parts, "inactive_file"), realOf(parts, "total_inactive_file"));
        counters.memory = std::max(0.0, realOf(memory, "usage") - inactive);
    }
    readNetwork(stats, counters);
    readDisk(stats, counters);
    return counters;
}

backend::Sample sampleOf(const QString& key, const std::optional<Counters>& before, const Counters& now)
{
    backend::Sample sample;
    sample.ref = {Kind::Container, key};
    sample.memoryBytes = now.memory;
    if (!before)
        return sample;
    const double seconds = now.atSeconds - before->atSeconds;
    sample.cpuCores = rate(before->cpuSeconds, now.cpuSeconds, seconds);
    sample.networkReceivedPerSecond = rate(before->received, now.received, seconds);
    sample.networkSentPerSecond = rate(before->sent, now.sent, seconds);
    sample.diskReadPerSecond = rate(before->read, now.read, seconds);
    sample.diskWrittenPerSecond = rate(before->written, now.written, seconds);
    return sample;
}

std::unique_ptr<backend::MetricsStream> StatsMetrics::stream(std::chrono::seconds interval)
{
    auto stream = std::make_unique<Stream>(interval);
    stream->begin(m_hands, m_wire, m_running);
    return stream;
}

backend::Pending<std::vector<backend::Frame>> StatsMetrics::history(const backend::ObjectRef&, std::chrono::seconds,
                                                                    int)
{
    return backend::ready<std::vector<backend::Frame>>(std::vector<backend::Frame>());
}

} // namespace darse::connect::docker
