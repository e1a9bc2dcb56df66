// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace darse::ctl {

/// What is known of one row, by the names that Docker's templates have for it.
using Facts = std::map<std::string, std::string, std::less<>>;

/// Rows as a template of Docker's client wants them: "{{.Names}}\t{{.Status}}", "table {{.ID}}\t{{.Image}}" or
/// "{{json .}}". Of that language there are fields, "json ." and "\t" and "\n" here; InvalidInput for anything else.
[[nodiscard]] Result<std::string> formatted(std::string_view form, const std::vector<Facts>& rows);

} // namespace darse::ctl
