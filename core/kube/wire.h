// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects in the protobuf of Kubernetes, which kubectl sends of those that it makes up itself.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string_view>

namespace darse::kube {

/// A message: its fields, separated by spaces, each a number, a sign and a name. "=": what is empty or zero is not
/// there; "*": it is; "<": its members are members of what is around it; "-": it does not matter. ":" and a message,
/// "int", "bool", a list "[T]" or a map "{T}" follows the name where the schema has no type for it. All else about a
/// field is in the schema.
struct WireRow {
    std::string_view type;
    std::string_view fields;
};
[[nodiscard]] std::span<const WireRow> wireRows();

/// An object of one of the kinds that are taken so. Protocol for any other, for what is in none of the rows, and for
/// what cannot be read.
[[nodiscard]] Result<nlohmann::json> fromWire(std::string_view bytes);

} // namespace darse::kube
