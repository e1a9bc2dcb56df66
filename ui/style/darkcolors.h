// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

namespace darse::ui {

/// Those of the dark theme, for what a person wants dark in both.
[[nodiscard]] const Colors& darkColors();

} // namespace darse::ui
