// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/doctor.h"

#include "core/api/answer.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

nlohmann::json toJson(const std::vector<sys::Finding>& findings)
{
    auto out = nlohmann::json::array();
    for (const sys::Finding& finding : findings)
        out.push_back({{"name", finding.name},
                       {"ok", finding.isOk},
                       {"essential", finding.isEssential},
                       {"reason", finding.reason},
                       {"consequence", finding.consequence},
                       {"remedy", finding.remedy}});
    return out;
}

std::vector<net::Route> doctorRoutes(engine::Doctor& doctor)
{
    const auto examine = [&doctor](const net::Incoming& request) -> Result<nlohmann::json> {
        TRY_DECLARE(const Parameters parameters, Parameters::of(request));
        using Look = engine::Doctor::Look;
        TRY_DECLARE(const std::vector<sys::Finding> findings,
                    doctor.examine(parameters.flag("anew") ? Look::Anew : Look::Recent, request.stop()));
        const bool isOk = std::ranges::all_of(
            findings, [](const sys::Finding& finding) { return finding.isOk || !finding.isEssential; });
        return nlohmann::json{{"ok", isOk}, {"findings", toJson(findings)}};
    };
    return {{"GET", "/darse/v1/doctor",
             [examine](net::Incoming& request, net::Responder& responder) { answer(responder, examine(request)); }}};
}

} // namespace darse::api
