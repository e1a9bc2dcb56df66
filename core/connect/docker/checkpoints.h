// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/checkpoints.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

enum class CheckpointDialect {
    None,          ///< the embedded engine, which takes none
    Docker,        ///< a daemon with experimental features on
    DockerWithout, ///< one with them off
    Podman,        ///< keeps one for each container, and has words of its own for it
};

/// By what the server says of itself.
[[nodiscard]] CheckpointDialect checkpointDialect(const json& version, bool isOurs);

class CheckpointVerbs final : public backend::Checkpoints {
public:
    CheckpointVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    void setDialect(CheckpointDialect dialect) { m_dialect = dialect; }
    [[nodiscard]] std::optional<backend::NoCheckpoints> refusal() const override;
    backend::Pending<QStringList> list(const QString& container) override;
    backend::Pending<void> take(const QString& container, const QString& name, backend::Afterwards afterwards) override;
    backend::Pending<void> restore(const QString& container, const QString& name) override;

private:
    backend::Pending<void> post(std::string target, json body);

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    CheckpointDialect m_dialect = CheckpointDialect::None;
};

} // namespace darse::connect::docker
