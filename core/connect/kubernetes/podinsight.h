// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <string_view>

namespace darse::connect::kubernetes {

/// Looks into the containers of a cluster. What runs there a program in them tells: their `ps`, or a shell that reads
/// /proc.
class PodInsight final : public backend::Inspection {
public:
    PodInsight(docker::Hands& hands, std::shared_ptr<KubeWire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<QString> json(const backend::ObjectRef& ref) override;
    backend::Pending<backend::ProcessTable> processes(const QString& container) override;
    backend::Pending<backend::Ending> ending(const QString& container) override;
    backend::Pending<std::vector<backend::LayerContent>> layers(const QString& image) override;
    backend::Pending<backend::Numbers> numbers(const backend::NumbersAsked& asked) override;

private:
    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
};

/// What the program in the container says, without itself.
[[nodiscard]] backend::ProcessTable processesIn(std::string_view said);

} // namespace darse::connect::kubernetes
