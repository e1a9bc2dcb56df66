// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace darse::connect::kubernetes {

using nlohmann::json;

/// An object that makes another one like it: without what the server and its defaults have added.
[[nodiscard]] json plainObject(json object);
/// A pod of a container, from what Docker's dialect tells of both; what its image says is not repeated.
[[nodiscard]] json podOfContainer(const json& inspected, const json& image);

} // namespace darse::connect::kubernetes
