// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// What the numbers of a chart measure.
enum class Unit {
    Cores,          ///< processor cores in use
    Share,          ///< 0–1, shown in per cent
    Bytes,          ///< shown in KiB, MiB …
    BytesPerSecond, ///< shown in kB/s, MB/s …
};

/// A value with its unit, as people of this language write it: "1.24 cores", "12 %", "256 MiB", "1.2 MB/s".
[[nodiscard]] QString formatValue(double value, Unit unit);

/// The size that an axis is written in: all its labels share it, and the title says it once.
struct UnitScale {
    double factor = 1; ///< values are divided by it
    QString symbol;    ///< "MiB"; translated
};

/// For values up to `largest`.
[[nodiscard]] UnitScale scaleFor(double largest, Unit unit);

} // namespace darse::ui
