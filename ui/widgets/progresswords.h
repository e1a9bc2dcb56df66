// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// How far a server says it is ("3a1f: Downloading"), in the language of the person as far as it is known.
[[nodiscard]] QString progressText(const QString& line);

} // namespace darse::ui
