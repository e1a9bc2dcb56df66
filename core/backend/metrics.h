// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/kind.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace darse::backend {

/// One object at one moment. What a machine cannot measure is absent, never zero.
struct Sample {
    ObjectRef ref; ///< a container, pod or node
    std::optional<double> cpuCores;
    std::optional<double> memoryBytes; ///< working set
    std::optional<double> networkReceivedPerSecond;
    std::optional<double> networkSentPerSecond;
    std::optional<double> diskReadPerSecond;
    std::optional<double> diskWrittenPerSecond;
    std::optional<double> pressure; ///< share of time in which some task waited for CPU, 0–1
};

/// Everything that was sampled in one tick.
struct Frame {
    qint64 atMilliseconds = 0; ///< since the epoch, UTC
    std::vector<Sample> samples;
};

/// Live frames, one an interval. May begin with frames of the last minutes, oldest first. Destroy it to stop.
class MetricsStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void frame(const darse::backend::Frame& frame);
    void ended(const darse::Error& error);
};

class Metrics {
public:
    virtual ~Metrics() = default;

    /// `interval` is at least a second.
    virtual std::unique_ptr<MetricsStream> stream(std::chrono::seconds interval) = 0;
    /// The past of one object, oldest first, at most `points` frames with one sample each.
    virtual Pending<std::vector<Frame>> history(const ObjectRef& ref, std::chrono::seconds span, int points) = 0;
};

} // namespace darse::backend
