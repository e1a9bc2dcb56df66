// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse {

enum class Base64Alphabet { Standard, Url };

/// With padding.
[[nodiscard]] std::string toBase64(std::string_view bytes, Base64Alphabet alphabet = Base64Alphabet::Standard);
/// Digits of either alphabet; all else, like padding and ends of lines, is passed over.
[[nodiscard]] std::string fromBase64(std::string_view text);

} // namespace darse
