// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace darse::ui {

/// A heading of a column or a label of a details page, and one sentence that teaches what stands there.
struct Term {
    const char* title;   ///< as in a Column or a Fact
    const char* meaning; ///< QT_TRANSLATE_NOOP("glossary", …)
};

/// The meaning, translated; empty for what is not in the glossary.
[[nodiscard]] QString meaningOf(const char* title);

// Its two halves.
[[nodiscard]] std::span<const Term> commonTerms();
[[nodiscard]] std::span<const Term> specialTerms();

} // namespace darse::ui
