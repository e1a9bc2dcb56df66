// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace darse::api {

/// What is spoken here; clients decide by it what they may ask.
inline constexpr std::string_view kKubeVersion = "v1.32.0";

/// What objects are made of, as OpenAPI v2 tells it, out of the tables of core/kube.
[[nodiscard]] nlohmann::json openApi();
/// The same in the form of OpenAPI 3, of one group.
[[nodiscard]] nlohmann::json openApiThird(std::string_view group, std::string_view version);
/// The same as the message Document of OpenAPIv2.proto, which is the only form that kubectl 1.20 takes.
[[nodiscard]] std::string openApiProtobuf();

} // namespace darse::api
