// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace darse::oci {

using Json = nlohmann::json;
/// For writing: keys stay in the order in which they were put in.
using OrderedJson = nlohmann::ordered_json;

/// The deepest nesting of objects and arrays that is read.
inline constexpr std::size_t kMaxDepth = 64;
/// The most values, keys included, that a document may have.
inline constexpr std::size_t kMaxValues = 200'000;

/// Reads a document of strangers that every reader must understand in the same way: UTF-8 without a byte order mark, no
/// key twice, no NUL in a text, nothing after its end. What is larger than `maxBytes`, deep or of too many values is
/// refused before it takes memory. Protocol with the reason, which leaves out what the document is.
[[nodiscard]] Result<Json> readJson(std::string_view text, std::size_t maxBytes);

/// Compact; never fails.
[[nodiscard]] std::string writeJson(const OrderedJson& json);

} // namespace darse::oci
