// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/plannotes.h"

namespace darse::ui {

/// One sentence that teaches what a field of the form is.
[[nodiscard]] QString fieldMeaning(PlanField field);

} // namespace darse::ui
