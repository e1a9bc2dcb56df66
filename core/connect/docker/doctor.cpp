// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/doctor.h"

#include "core/connect/docker/lenient.h"

namespace darse::connect::docker {

using backend::Finding;

std::vector<Finding> findingsOf(const json& answer)
{
    std::vector<Finding> out;
    const json& rows = member(answer, "findings");
    if (!rows.is_array())
        return out;
    for (const json& row : rows) {
        Finding finding{.name = textOf(row, "name"),
                        .isOk = flagOf(row, "ok"),
                        .isEssential = flagOf(row, "essential"),
                        .reason = textOf(row, "reason"),
                        .consequence = textOf(row, "consequence"),
                        .remedy = textOf(row, "remedy")};
        if (!finding.name.isEmpty())
            out.push_back(std::move(finding));
    }
    return out;
}

backend::Pending<std::vector<Finding>> DoctorVerbs::examine(Look look)
{
    const std::string target = look == Look::Anew ? "/darse/v1/doctor?anew=true" : "/darse/v1/doctor";
    return m_hands.ask<std::vector<Finding>>(
        [wire = m_wire, target](const std::stop_token& stop) -> Result<std::vector<Finding>> {
            TRY_DECLARE(const json answer, wire->ask({.target = target, .patience = Patience::Long}, stop));
            return findingsOf(answer);
        });
}

} // namespace darse::connect::docker
