// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <memory>

namespace darse::connect::kubernetes {

/// The numbers that a cluster has: processor and memory of containers and machines, from metrics.k8s.io, which is an
/// addition to a cluster and may not be there. It remembers nothing.
class ServerMetrics final : public backend::Metrics {
public:
    ServerMetrics(docker::Hands& hands, std::shared_ptr<KubeWire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;

private:
    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
};

/// Adds what a list of PodMetrics or NodeMetrics says.
void addPodUsage(const json& list, backend::Frame& frame);
void addNodeUsage(const json& list, backend::Frame& frame);

} // namespace darse::connect::kubernetes
