// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/unit.h"

#include <vector>

namespace darse::ui {

/// The vertical axis of a chart that begins at zero: three or four lines at round values.
struct AxisScale {
    double top = 1;  ///< value at the upper edge, a multiple of `step`
    double step = 1; ///< value between two lines

    friend bool operator==(const AxisScale&, const AxisScale&) = default;
};

/// Room for `largest`, in steps that are round in the unit: powers of two for bytes, 1–2–2.5–5 for the rest.
[[nodiscard]] AxisScale axisScale(double largest, Unit unit);

struct AxisLabel {
    double value = 0;
    QString text; ///< without the unit
};

/// From zero to the top.
[[nodiscard]] std::vector<AxisLabel> axisLabels(const AxisScale& scale, const UnitScale& unit);

} // namespace darse::ui
