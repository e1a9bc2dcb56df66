// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"

namespace darse::ui {

/// A finding in the person's language. What is not known is as the engine says it.
struct FindingWords {
    QString title;       ///< "Runtime crun"
    QString reason;      ///< a sentence with its full stop, as the next; may be empty
    QString consequence; ///< empty when there is none
};

[[nodiscard]] FindingWords findingWords(const backend::Finding& finding);

/// Findings by what they mean, each in the engine's order.
struct FindingShare {
    std::vector<backend::Finding> missing; ///< what is essential
    std::vector<backend::Finding> better;  ///< what could be
    std::vector<backend::Finding> good;
};

[[nodiscard]] FindingShare shareOf(const std::vector<backend::Finding>& findings);

} // namespace darse::ui
