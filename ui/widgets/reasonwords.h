// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// The reason that a backend gives for a status, in the language of the person as far as it is made of plain words.
/// Names that every manual uses, such as CrashLoopBackOff, stay what they are; so does whatever is not known. The raw
/// words belong into the tooltip.
[[nodiscard]] QString reasonText(const QString& reason);

} // namespace darse::ui
