// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

/// Programs in containers: an exec is made, then its start takes the connection over.
class ExecVerbs final : public backend::Execs {
public:
    ExecVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::ExecStream> open(const QString& containerKey,
                                              const backend::ExecOptions& options) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

} // namespace darse::connect::docker
