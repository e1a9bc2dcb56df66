// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"

#include <vector>

namespace darse::ui {

/// What can be done to containers.
[[nodiscard]] std::vector<Action> containerActions();

} // namespace darse::ui
