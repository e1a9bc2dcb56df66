// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"

#include <span>
#include <vector>

namespace darse::ui {

/// The runs of points without a hole between them: where nothing was measured for much longer than usual, no line is
/// drawn. `points` ascend in time.
[[nodiscard]] std::vector<std::span<const session::Point>> splitAtGaps(std::span<const session::Point> points);

} // namespace darse::ui
