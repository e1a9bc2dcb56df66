// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <memory>

namespace darse::connect::kubernetes {

/// Logs of the containers of a cluster. The server does not tell errors from output.
class PodLogs final : public backend::Logs {
public:
    PodLogs(docker::Hands& hands, std::shared_ptr<KubeWire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::LogStream> open(const QString& containerKey, const backend::LogOptions& options) override;

private:
    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
};

} // namespace darse::connect::kubernetes
