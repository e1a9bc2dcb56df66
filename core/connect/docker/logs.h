// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/logreading.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

/// Tells the lines of an answer until it ends or nobody listens any more. On a worker, when `self` may be gone: only
/// what is told at home may touch it.
[[nodiscard]] Result<void> tellLog(backend::LogStream* self, net::Exchange& exchange, LogFraming framing,
                                   Errand& errand);

class LogVerbs final : public backend::Logs {
public:
    LogVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::LogStream> open(const QString& containerKey, const backend::LogOptions& options) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

} // namespace darse::connect::docker
