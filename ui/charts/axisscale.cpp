// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisscale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace darse::ui {
namespace {

constexpr int kMostLines = 4;

/// The smallest thing worth a line: an idle chart is flat, not a picture of noise.
double smallestStep(Unit unit)
{
    switch (unit) {
    case Unit::Cores:
    case Unit::Share:
        return 0.01;
    case Unit::Bytes:
    case Unit::BytesPerSecond:
        return 256;
    }
    return 1;
}

double binaryStep(double wanted)
{
    return std::exp2(std::ceil(std::log2(wanted) - 1e-9));
}

double decimalStep(double wanted)
{
    const double power = std::pow(10.0, std::floor(std::log10(wanted) + 1e-9));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * power >= wanted * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

} // namespace

AxisScale axisScale(double largest, Unit unit)
{
    const double room = std::isfinite(largest) ? std::max(largest, 0.0) : 0.0;
    const double wanted = std::max(room / kMostLines, smallestStep(unit));
    const bool isBinary = unit == Unit::Bytes || unit == Unit::BytesPerSecond;
    const double step = isBinary ? binaryStep(wanted) : decimalStep(wanted);
    const double lines = std::max(3.0, std::ceil(room / step - 1e-9));
    return {.top = lines * step, .step = step};
}

std::vector<AxisLabel> axisLabels(const AxisScale& scale, const UnitScale& unit)
{
    std::vector<AxisLabel> labels;
    const double step = scale.step / unit.factor;
    int decimals = 0;
    while (decimals < 3 &&
           std::abs(step * std::pow(10.0, decimals) - std::round(step * std::pow(10.0, decimals))) > 1e-6)
        ++decimals;
    const int lines = int(std::lround(scale.top / scale.step));
    for (int line = 0; line <= lines; ++line) {
        const double value = line * scale.step;
        labels.push_back({value, QLocale().toString(value / unit.factor, 'f', line == 0 ? 0 : decimals)});
    }
    return labels;
}

} // namespace darse::ui
