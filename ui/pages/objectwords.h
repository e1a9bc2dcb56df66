// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"

#include <QString>

namespace darse::ui {

/// "container web", inside a sentence.
[[nodiscard]] QString objectWords(backend::Kind kind, const QString& name);
/// "3 containers".
[[nodiscard]] QString countWords(backend::Kind kind, int count);

} // namespace darse::ui
