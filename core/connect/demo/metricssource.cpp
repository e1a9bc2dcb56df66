// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/metricssource.h"

#include "core/connect/demo/life.h"
#include "core/connect/demo/removal.h"

#include <QTimer>

#include <algorithm>

namespace darse::connect::demo {

using backend::Frame;
using backend::Kind;
using backend::MetricsStream;
using backend::ObjectRef;

namespace {

constexpr int kMostPoints = 10'000;

/// The past comes as from an engine: a moment after it was asked for, so that a window need not wait for it.
constexpr std::chrono::milliseconds kAnswerTime{40};
constexpr int kPastFrames = 120;
/// A generated fleet is too large to have its past computed at start.
constexpr std::size_t kMostWithPast = 1'000;

Frame frameOf(const World& world, qint64 at)
{
    Frame frame;
    frame.atMilliseconds = at;
    std::map<QString, Load> pods;
    for (const auto& [key, object] : world.table(Kind::Container)) {
        const auto load = loadAt(world, {Kind::Container, key}, at);
        if (!load)
            continue;
        frame.samples.push_back(sampleOf({Kind::Container, key}, *load));
        const QString& pod = backend::as<backend::Container>(*object).podKey;
        if (!pod.isEmpty())
            pods[pod] += *load;
    }
    for (const auto& [key, load] : pods)
        frame.samples.push_back(sampleOf({Kind::Pod, key}, load));
    for (const auto& [key, node] : world.table(Kind::Node))
        frame.samples.push_back(sampleOf({Kind::Node, key}, *loadAt(world, {Kind::Node, key}, at)));
    return frame;
}

} // namespace

std::unique_ptr<MetricsStream> MetricsSource::stream(std::chrono::seconds interval)
{
    auto stream = std::make_unique<MetricsStream>();
    if (!m_stage.lost) {
        std::erase_if(m_streams, [](const Listener& known) { return known.stream.isNull(); });
        m_streams.push_back({.stream = stream.get(), .ticks = static_cast<int>(interval.count())});
        QTimer::singleShot(kAnswerTime, stream.get(), [this, raw = stream.get()] { tellPast(*raw); });
        return stream;
    }
    QMetaObject::invokeMethod(
        stream.get(), [raw = stream.get(), error = *m_stage.lost] { Q_EMIT raw->ended(error); }, Qt::QueuedConnection);
    return stream;
}

backend::Pending<std::vector<Frame>> MetricsSource::history(const ObjectRef& ref, std::chrono::seconds span, int points)
{
    using Frames = std::vector<Frame>;
    if (m_stage.lost)
        return m_stage.reply<Frames>(*m_stage.lost);
    const World& world = m_stage.world;
    if (!world.find(ref.kind, ref.key))
        return m_stage.reply<Frames>(notFound(ref.kind, ref.key));
    Frames frames;
    const int count = std::clamp(points, 1, kMostPoints);
    const qint64 step = std::max<qint64>(1, std::max<qint64>(0, span.count()) * 1000 / count);
    for (int i = count - 1; i >= 0; --i) {
        const qint64 at = world.now() - i * step;
        if (const auto load = loadAt(world, ref, at))
            frames.push_back({at, {sampleOf(ref, *load)}});
    }
    return m_stage.reply<Frames>(std::move(frames));
}

void MetricsSource::tellPast(MetricsStream& stream)
{
    const World& world = m_stage.world;
    if (world.table(Kind::Container).size() > kMostWithPast)
        return;
    const QPointer<MetricsStream> alive(&stream);
    for (int i = kPastFrames; i > 0 && alive; --i)
        Q_EMIT stream.frame(frameOf(world, world.now() - i * 1000));
}

void MetricsSource::tick()
{
    std::erase_if(m_streams, [](const Listener& known) { return known.stream.isNull(); });
    if (m_streams.empty())
        return;
    const Frame frame = frameOf(m_stage.world, m_stage.world.now());
    ++m_tick;
    const auto streams = m_streams; // a copy: who listens may come and go meanwhile
    for (const Listener& each : streams) {
        if (each.stream && m_tick % each.ticks == 0)
            Q_EMIT each.stream->frame(frame);
    }
}

void MetricsSource::end(const Error& error)
{
    for (const Listener& each : std::exchange(m_streams, {})) {
        if (each.stream)
            Q_EMIT each.stream->ended(error);
    }
}

} // namespace darse::connect::demo
