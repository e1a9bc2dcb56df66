// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// The reason that a backend gives for a status, in the language of the person as far as it is made of plain words.
/// Names that every manual uses, such as CrashLoopBackOff, are kept in parentheses; what is not known stays what it is.
[[nodiscard]] QString reasonText(const QString& reason);

} // namespace darse::ui
