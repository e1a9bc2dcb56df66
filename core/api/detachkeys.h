// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace darse::api {

/// "ctrl-p,ctrl-q" or "a,b,DEL" as the bytes that a terminal sends; empty: the usual two. InvalidInput for a key that
/// is not one.
[[nodiscard]] Result<std::string> parseDetachKeys(std::string_view text);

/// Looks for the keys in what somebody types, however it is cut into pieces.
class DetachScanner {
public:
    /// Without keys nothing is ever found.
    explicit DetachScanner(std::string keys) : m_keys(std::move(keys)) {}

    struct Found {
        std::string passed{};    ///< what goes on to the program
        bool isDetached = false; ///< the keys were complete; what came after them is gone
    };
    /// The beginning of the keys is held back until it is known what it is.
    [[nodiscard]] Found scan(std::string_view bytes);
    /// What is held back at the end of the input.
    [[nodiscard]] std::string rest();

private:
    std::string m_keys;
    std::size_t m_held = 0;
};

} // namespace darse::api
