// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"

namespace darse::ui {

// What asks something first, in a dialog.

[[nodiscard]] Action renameAction();
[[nodiscard]] Action editAction();
[[nodiscard]] Action commitAction();
[[nodiscard]] Action exportAction();
[[nodiscard]] Action checkpointAction();
[[nodiscard]] Action restoreAction();

[[nodiscard]] Action createFromImageAction();
[[nodiscard]] Action pullAgainAction();
[[nodiscard]] Action tagAction();
[[nodiscard]] Action untagAction();
[[nodiscard]] Action pushAction();
[[nodiscard]] Action saveAction();

} // namespace darse::ui
