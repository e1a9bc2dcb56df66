// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace darse::kube {

/// What a plain scalar means: null, a truth (also "yes" and "off"), a number (also octal, never sexagesimal), else
/// text.
[[nodiscard]] nlohmann::json plainScalar(const std::string& text);

/// What a scalar with a tag means ("tag:yaml.org,2002:int"); "!" is quoted, "?" is plain. InvalidInput for a tag that
/// is none of YAML's own, and for what does not fit its tag.
[[nodiscard]] Result<nlohmann::json> taggedScalar(const std::string& tag, const std::string& text);

/// A scalar as the key of a member.
[[nodiscard]] std::string keyText(const nlohmann::json& scalar);

} // namespace darse::kube
