// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <memory>

namespace darse::connect::kubernetes {

/// Programs in the containers of a cluster, over a WebSocket.
class PodExecs final : public backend::Execs {
public:
    PodExecs(docker::Hands& hands, std::shared_ptr<KubeWire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::ExecStream> open(const QString& containerKey,
                                              const backend::ExecOptions& options) override;

private:
    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
};

} // namespace darse::connect::kubernetes
