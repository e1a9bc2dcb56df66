// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace darse::session {

/// What is drawn as one line.
enum class Metric { Cpu, Memory, NetworkReceived, NetworkSent, DiskRead, DiskWritten, Pressure };

struct Point {
    qint64 atMilliseconds = 0;
    double value = 0;
};

/// The newest numbers of everything, and the last minutes for sparklines. Live numbers bypass the object stores.
class MetricsStore : public QObject {
    Q_OBJECT
public:
    /// Points kept per object and metric.
    static constexpr int kKept = 120;

    /// `metrics` may be null: then nothing is ever known.
    explicit MetricsStore(backend::Metrics* metrics, QObject* parent = nullptr);
    ~MetricsStore() override;

    /// Absent when the machine does not say or nothing was sampled yet.
    [[nodiscard]] std::optional<double> latest(const backend::ObjectRef& ref, Metric metric) const;
    /// Oldest first, at most kKept; only Cpu and Memory are kept for every object.
    [[nodiscard]] std::vector<Point> recent(const backend::ObjectRef& ref, Metric metric) const;

Q_SIGNALS:
    /// New numbers for many objects at once.
    void ticked();

private:
    struct Track;
    void add(const backend::Frame& frame);

    backend::Metrics* m_metrics;
    std::unique_ptr<backend::MetricsStream> m_stream;
    QHash<QString, std::shared_ptr<Track>> m_tracks;
};

} // namespace darse::session
