// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// Whether a variable is better not read over someone's shoulder: by its name, or because the value is an address with
/// a password in it. A guess on the safe side, for display only.
[[nodiscard]] bool looksSecret(const QString& name, const QString& value);

} // namespace darse::ui
