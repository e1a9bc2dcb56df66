// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/housekeeping.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// Every deletion is one of its own, so that nothing goes that was not shown before.
class HousekeepingVerbs final : public backend::Housekeeping {
public:
    HousekeepingVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<backend::DiskUse> diskUse() override;
    backend::Pending<backend::PrunePreview> preview(backend::Kind kind) override;
    backend::Pending<void> prune(backend::Kind kind, const QStringList& keys) override;
    backend::Pending<void> makeVolume(const backend::NewVolume& asked) override;
    backend::Pending<void> makeNetwork(const backend::NewNetwork& asked) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

/// The answer of /system/df.
[[nodiscard]] backend::DiskUse diskUseOf(const json& answer);
/// What nobody uses among the rows of the list of a kind.
[[nodiscard]] backend::PrunePreview unusedOf(backend::Kind kind, const json& rows, const backend::DiskUse& use = {});

} // namespace darse::connect::docker
