// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"

namespace darse::ui {

// What leads from several objects to one page about them all.

/// As many as can be read at once; the first ones of more.
[[nodiscard]] Action logsTogetherAction();

} // namespace darse::ui
