// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace darse::ui {

/// A whole text file; InvalidInput for what is too long or no UTF-8.
[[nodiscard]] Result<QString> readTextFile(const QString& path);
/// The file appears only when it is whole.
[[nodiscard]] Result<void> writeTextFile(const QString& path, const QString& text);

} // namespace darse::ui
