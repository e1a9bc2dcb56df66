// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/session/objectstore.h"

#include <QHash>
#include <QObject>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace darse::session {

/// What is drawn as one line.
enum class Metric { Cpu, Memory, NetworkReceived, NetworkSent, DiskRead, DiskWritten, Pressure };

struct Point {
    qint64 atMilliseconds = 0;
    double value = 0;
};

/// The newest numbers of everything, and the last minutes for sparklines. Live numbers bypass the object stores. They
/// are read only while somebody is connected to ticked(), and a little longer.
class MetricsStore : public QObject {
    Q_OBJECT
public:
    /// Points kept per object and metric.
    static constexpr int kKept = 120;
    static constexpr std::size_t kMetrics = 7;
    /// How long is read on when nobody listens any more: pages come and go.
    static constexpr std::chrono::seconds kLinger{5};

    /// `metrics` may be null: then nothing is ever known.
    explicit MetricsStore(backend::Metrics* metrics, QObject* parent = nullptr, Delay delay = delayByTimer);
    ~MetricsStore() override;

    /// Absent when the machine does not say, nothing was sampled yet, or the newest frame is without the object (it
    /// has stopped).
    [[nodiscard]] std::optional<double> latest(const backend::ObjectRef& ref, Metric metric) const;
    /// Oldest first, at most kKept; only Cpu and Memory are kept for every object. Cheap enough for every row of every
    /// paint. An object that is no longer sampled is forgotten within 2 × kKept frames.
    [[nodiscard]] std::vector<Point> recent(const backend::ObjectRef& ref, Metric metric) const;

    /// Between frames, from now on.
    void setInterval(std::chrono::seconds interval);
    /// The interface is another one now (or null). The same one changes nothing.
    void rebind(backend::Metrics* metrics);
    /// Why there are no numbers now; nothing while they come or nobody has looked.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Opens the stream again now, if it has ended.
    void retry();

Q_SIGNALS:
    /// New numbers for many objects at once: one frame. Or there are none any more, see error().
    void ticked();

protected:
    void connectNotify(const QMetaMethod& signal) override;
    void disconnectNotify(const QMetaMethod& signal) override;

private:
    struct Track;
    using Tracks = QHash<QString, std::shared_ptr<Track>>;

    [[nodiscard]] qint64 timeOf(qint64 frame) const { return m_times[static_cast<std::size_t>(frame % kKept)]; }
    [[nodiscard]] bool isHeard() const;
    void open();
    void closeUnheard();
    void streamEnded(const Error& error);
    void add(const backend::Frame& frame);
    void forgetOld();
    [[nodiscard]] const Track* track(const backend::ObjectRef& ref) const;

    backend::Metrics* m_metrics;
    Delay m_delay;
    std::chrono::seconds m_interval{1};
    std::unique_ptr<backend::MetricsStream> m_stream;
    bool m_isClosing = false; ///< unless somebody listens soon
    bool m_hasEnded = false;
    std::optional<Error> m_error;
    int m_failures = 0;
    int m_mayRepeat = 0; ///< frames
    quint64 m_ticket = 0;
    qint64 m_frames = 0; ///< seen so far; frame n is kept at place n % kKept
    std::array<qint64, kKept> m_times{};
    std::array<Tracks, backend::kAllKinds.size()> m_tracks; ///< by kind
};

} // namespace darse::session
