// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace darse::ui {

/// A row of a table that says in a sentence what a field, a setting or a heading means.
struct Meaning {
    std::string_view of;
    const char* sentence; ///< QT_TRANSLATE_NOOP(context, …)
};

/// In the language of the window; empty when the table does not know it.
[[nodiscard]] QString meaningIn(std::span<const Meaning> table, std::string_view of, const char* context);

} // namespace darse::ui
