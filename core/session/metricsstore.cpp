// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/metricsstore.h"

#include <QMetaMethod>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace darse::session {

using namespace std::chrono_literals;
using backend::Frame;
using backend::ObjectRef;
using backend::Sample;

namespace {

constexpr float kAbsent = std::numeric_limits<float>::quiet_NaN();

/// What no chart could show is not known either.
float orAbsent(const std::optional<double>& value)
{
    return value && std::abs(*value) <= std::numeric_limits<float>::max() ? static_cast<float>(*value) : kAbsent;
}

/// In the order of Metric.
std::array<float, MetricsStore::kMetrics> numbersOf(const Sample& sample)
{
    return {orAbsent(sample.cpuCores),
            orAbsent(sample.memoryBytes),
            orAbsent(sample.networkReceivedPerSecond),
            orAbsent(sample.networkSentPerSecond),
            orAbsent(sample.diskReadPerSecond),
            orAbsent(sample.diskWrittenPerSecond),
            orAbsent(sample.pressure)};
}

} // namespace

/// Two rings of floats on the time axis that all tracks share: under a kilobyte per object.
struct MetricsStore::Track {
    std::array<float, kMetrics> latest{};
    std::array<float, kKept> cpu{};
    std::array<float, kKept> memory{};
    qint64 first = 0; ///< frames
    qint64 last = 0;
};

MetricsStore::MetricsStore(backend::Metrics* metrics, QObject* parent, Delay delay) :
    QObject(parent),
    m_metrics(metrics),
    m_delay(std::move(delay))
{
}

MetricsStore::~MetricsStore() = default;

bool MetricsStore::isHeard() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&MetricsStore::ticked);
    return isSignalConnected(signal);
}

void MetricsStore::connectNotify(const QMetaMethod& signal)
{
    if (signal == QMetaMethod::fromSignal(&MetricsStore::ticked) && !m_stream && !m_hasEnded)
        open();
}

/// The receiver may still count as connected.
void MetricsStore::disconnectNotify(const QMetaMethod&)
{
    if (std::exchange(m_isClosing, true))
        return;
    m_delay(kLinger, this, [this] { closeUnheard(); });
}

void MetricsStore::closeUnheard()
{
    m_isClosing = false;
    if (isHeard())
        return;
    ++m_ticket;
    m_stream.reset();
    m_hasEnded = false;
    // What was the latest is old by the time that somebody looks again.
    if (m_frames > 0)
        add({.atMilliseconds = timeOf(m_frames - 1), .samples = {}});
}

void MetricsStore::setInterval(std::chrono::seconds interval)
{
    if (interval == m_interval)
        return;
    m_interval = interval;
    if (m_stream)
        open();
}

void MetricsStore::rebind(backend::Metrics* metrics)
{
    if (metrics == m_metrics)
        return;
    m_metrics = metrics;
    m_failures = 0;
    m_error.reset();
    for (Tracks& tracks : m_tracks)
        tracks.clear();
    m_stream.reset();
    m_hasEnded = false;
    if (isHeard())
        open();
    Q_EMIT ticked();
}

void MetricsStore::retry()
{
    if (m_hasEnded)
        open();
}

void MetricsStore::open()
{
    ++m_ticket;
    m_hasEnded = false;
    m_mayRepeat = kKept;
    m_stream = m_metrics ? m_metrics->stream(m_interval) : nullptr;
    if (!m_stream)
        return;
    connect(m_stream.get(), &backend::MetricsStream::frame, this, &MetricsStore::add);
    // Queued: the stream is replaced there, and must not be while it is the sender.
    connect(m_stream.get(), &backend::MetricsStream::ended, this, &MetricsStore::streamEnded, Qt::QueuedConnection);
}

void MetricsStore::streamEnded(const Error& error)
{
    m_hasEnded = true;
    m_error = error;
    Q_EMIT ticked();
    const auto delay = std::min<std::chrono::milliseconds>(30s, 1s * (1 << std::min(m_failures++, 5)));
    m_delay(delay, this, [this, ticket = m_ticket] {
        if (ticket == m_ticket)
            open();
    });
}

void MetricsStore::add(const Frame& frame)
{
    m_failures = 0;
    m_error.reset();
    // A new stream may begin with what the one before has told.
    if (m_mayRepeat > 0 && m_frames > 0 && frame.atMilliseconds <= timeOf(m_frames - 1)) {
        --m_mayRepeat;
        return;
    }
    m_mayRepeat = 0;
    const qint64 now = m_frames++;
    const auto place = static_cast<std::size_t>(now % kKept);
    m_times[place] = frame.atMilliseconds;
    for (const Sample& sample : frame.samples) {
        auto& track = m_tracks[static_cast<std::size_t>(sample.ref.kind)][sample.ref.key];
        if (!track) {
            track = std::make_shared<Track>();
            track->first = now;
            track->last = now - 1;
        }
        for (qint64 missed = std::max(track->last + 1, now - kKept + 1); missed < now; ++missed)
            track->cpu[std::size_t(missed % kKept)] = track->memory[std::size_t(missed % kKept)] = kAbsent;
        track->last = now;
        track->latest = numbersOf(sample);
        track->cpu[place] = track->latest[std::size_t(Metric::Cpu)];
        track->memory[place] = track->latest[std::size_t(Metric::Memory)];
    }
    if (now % kKept == 0)
        forgetOld();
    Q_EMIT ticked();
}

void MetricsStore::forgetOld()
{
    for (Tracks& tracks : m_tracks)
        tracks.removeIf([this](const auto& entry) { return entry.value()->last < m_frames - kKept; });
}

const MetricsStore::Track* MetricsStore::track(const ObjectRef& ref) const
{
    const Tracks& tracks = m_tracks[static_cast<std::size_t>(ref.kind)];
    const auto found = tracks.constFind(ref.key);
    return found == tracks.constEnd() ? nullptr : found->get();
}

std::optional<double> MetricsStore::latest(const ObjectRef& ref, Metric metric) const
{
    const Track* known = track(ref);
    if (!known || known->last != m_frames - 1)
        return std::nullopt;
    const float value = known->latest[static_cast<std::size_t>(metric)];
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

std::vector<Point> MetricsStore::recent(const ObjectRef& ref, Metric metric) const
{
    const Track* known = track(ref);
    if (!known || (metric != Metric::Cpu && metric != Metric::Memory))
        return {};
    const auto& ring = metric == Metric::Cpu ? known->cpu : known->memory;
    std::vector<Point> points;
    const qint64 from = std::max(known->first, m_frames - kKept);
    points.reserve(static_cast<std::size_t>(std::max<qint64>(0, known->last - from + 1)));
    for (qint64 frame = from; frame <= known->last; ++frame) {
        const auto place = static_cast<std::size_t>(frame % kKept);
        if (!std::isnan(ring[place]))
            points.push_back({m_times[place], ring[place]});
    }
    return points;
}

} // namespace darse::session
