// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace darse::ui {

/// A failure as a person is told about it. Everything is plain text.
struct ErrorWords {
    QString why;     ///< one translated sentence, from the kind
    QString remedy;  ///< what to do next, translated; may be empty
    QString message; ///< the backend's own sentence
    QString raw;     ///< the backend's own words, and the detail below them
};

[[nodiscard]] ErrorWords errorWords(const Error& error);

} // namespace darse::ui
