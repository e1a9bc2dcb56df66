// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/execchannel.h"

#include "core/connect/docker/lenient.h"

namespace darse::connect::kubernetes {

std::optional<int> exitCodeIn(const nlohmann::json& status)
{
    if (docker::textOf(status, "status") == QLatin1StringView("Success"))
        return 0;
    for (const nlohmann::json& cause : docker::member(status, "details", "causes")) {
        if (docker::textOf(cause, "reason") == QLatin1StringView("ExitCode"))
            return static_cast<int>(docker::numberOf(cause, "message"));
    }
    return std::nullopt;
}

} // namespace darse::connect::kubernetes
