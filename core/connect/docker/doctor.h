// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// The embedded engine's doctor; Docker's dialect has none.
class DoctorVerbs final : public backend::Doctor {
public:
    DoctorVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<std::vector<backend::Finding>> examine(Look look) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

/// What /darse/v1/doctor answers.
[[nodiscard]] std::vector<backend::Finding> findingsOf(const json& answer);

} // namespace darse::connect::docker
