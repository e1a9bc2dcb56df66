// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace darse::api {

/// What objects are made of, as OpenAPI v2 tells it, out of the tables of core/kube.
[[nodiscard]] nlohmann::json openApi();
/// The same in the form of OpenAPI 3, of the one group that has a schema.
[[nodiscard]] nlohmann::json openApiThird();
/// The same as the message Document of OpenAPIv2.proto, which is the only form that kubectl 1.20 takes.
[[nodiscard]] std::string openApiProtobuf();

} // namespace darse::api
