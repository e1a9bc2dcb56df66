// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/words.h"

namespace darse::ui {

/// What the numbers of a chart measure.
enum class Unit {
    Cores,          ///< processor cores in use
    Share,          ///< 0–1, shown in per cent
    Bytes,          ///< shown in KiB, MiB …
    BytesPerSecond, ///< shown in KiB/s, MiB/s …
};

/// A value with its unit, in the words of ui/style/words.h; a dash for what is not a number.
[[nodiscard]] QString formatValue(double value, Unit unit);

/// The size that an axis up to `largest` is written in.
[[nodiscard]] UnitScale scaleFor(double largest, Unit unit);

} // namespace darse::ui
