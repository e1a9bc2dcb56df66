// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace darse::ctl {

struct Character {
    char32_t code = 0;
    std::size_t size = 0; ///< in bytes; 0: there is none that is whole
};

/// The first one of a UTF-8 text that is not empty.
[[nodiscard]] Character firstOf(std::string_view text);

/// Control characters, those from U+0080 too, and what turns the direction of text round.
[[nodiscard]] bool isSteering(char32_t code);

} // namespace darse::ctl
