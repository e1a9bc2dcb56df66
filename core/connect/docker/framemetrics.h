// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

/// One line of /darse/v1/metrics. The host's numbers are those of the node `host`.
[[nodiscard]] backend::Frame frameOfLine(const json& line, const QString& host);
/// The answer of /darse/v1/metrics/query as frames of one sample each, oldest first.
[[nodiscard]] std::vector<backend::Frame> framesOfQuery(const json& answer, const backend::ObjectRef& ref);

/// Live numbers of everything in one stream, and their past, from an engine that keeps them.
class FrameMetrics final : public backend::Metrics {
public:
    FrameMetrics(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    /// The key of the node whose numbers are the host's.
    void setHost(const QString& key) { m_host = key; }
    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    QString m_host;
};

} // namespace darse::connect::docker
