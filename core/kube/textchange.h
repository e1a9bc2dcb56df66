// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/document.h"

#include <optional>

namespace darse::kube {

/// What stands from `begin` on, `size` bytes, becomes `text`.
struct TextChange {
    std::size_t begin = 0;
    std::size_t size = 0;
    std::string text{};
};

/// What is to be changed in a text: which of its documents, and where in it ("/spec/containers/0/image"; "/…/-" is one
/// more element).
struct ChangeAsked {
    std::size_t document = 0;
    std::string pointer{};
    std::optional<nlohmann::json> value{}; ///< nothing: it goes, and what would be empty without it
};

/// The change of the fewest lines that does it: comments, order and everything else of the text stay. Only what has
/// been read again and says what was asked comes back; Unsupported where the text is written in a way that has no such
/// change, InvalidInput when it cannot be read.
[[nodiscard]] Result<TextChange> changeText(std::string_view text, const ChangeAsked& asked);

} // namespace darse::kube
