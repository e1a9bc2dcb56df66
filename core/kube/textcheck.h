// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/document.h"

namespace darse::kube {

/// InvalidInput with the place of the first thing that no text may have: NUL, or what is no UTF-8.
[[nodiscard]] Result<void> checkText(std::string_view text);
/// The same for a control character, or another one that is not to be printed, which YAML has no place for.
[[nodiscard]] Result<void> checkPrintable(std::string_view text);

/// With "\\u001b" for each character that YAML has no place for; it is UTF-8.
[[nodiscard]] std::string withoutUnprintables(std::string_view text);

/// How many bytes the UTF-8 character at the beginning takes; 0: it is none.
[[nodiscard]] std::size_t characterAt(std::string_view text);

[[nodiscard]] Error errorAt(Mark mark, const std::string& what);

/// What errorAt() was given; line 1, column 1 for an error of another kind.
struct Placed {
    Mark mark{};
    std::string what{};
};
[[nodiscard]] Placed placeOf(const Error& error);

} // namespace darse::kube
