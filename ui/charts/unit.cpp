// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/unit.h"

#include <QCoreApplication>

#include <cmath>

namespace darse::ui {

UnitScale scaleFor(double largest, Unit unit)
{
    switch (unit) {
    case Unit::Cores:
        return {.factor = 1, .symbol = QCoreApplication::translate("units", "cores")};
    case Unit::Share:
        return {.factor = 0.01, .symbol = QStringLiteral("%")};
    case Unit::Bytes:
        return byteScale(largest);
    case Unit::BytesPerSecond:
        return rateScale(largest);
    }
    return {};
}

QString formatValue(double value, Unit unit)
{
    if (!std::isfinite(value))
        return missingValue();
    switch (unit) {
    case Unit::Cores:
        return formatCoresWithUnit(value);
    case Unit::Share:
        return formatShare(value);
    case Unit::Bytes:
        return formatBytes(value);
    case Unit::BytesPerSecond:
        return formatRate(value);
    }
    return {};
}

} // namespace darse::ui
