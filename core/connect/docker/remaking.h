// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/making.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <atomic>
#include <memory>
#include <optional>

namespace darse::connect::docker {

class Report;

/// Making containers anew.
class RemakeVerbs final : public backend::ContainerRemaking {
public:
    RemakeVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    void setChangesLive(bool isSo) { m_changesLive = isSo; }
    [[nodiscard]] bool changesLive() const override { return m_changesLive; }
    backend::Pending<backend::ContainerPlan> planOf(const QString& key) override;
    backend::Pending<void> change(const QString& key, const backend::ContainerPlan& plan) override;
    std::unique_ptr<backend::Transfer> replace(const QString& key, const backend::ContainerPlan& plan) override;
    backend::Pending<void> commit(const QString& key, const QString& reference) override;
    std::unique_ptr<backend::Transfer> exportTo(const QString& key, const QString& file) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    std::atomic<bool> m_changesLive = true;
};

/// What an inspection says was asked for; what `image` (its inspection, may be null) gives by itself is left out, and
/// the `home` that the server gives, where that is known.
[[nodiscard]] backend::ContainerPlan planOfInspect(const json& inspect, const json& image,
                                                   const std::optional<QString>& home = std::nullopt);
/// Everything else waits until the archive is whole in the file.
[[nodiscard]] Result<void> saveTo(Wire& wire, const std::string& target, const QString& file, Report& report);

} // namespace darse::connect::docker
