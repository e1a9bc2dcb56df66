// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/unit.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace darse::ui {
namespace {

constexpr std::array<const char*, 6> kBinary = {
    QT_TRANSLATE_NOOP("units", "B"),   QT_TRANSLATE_NOOP("units", "KiB"), QT_TRANSLATE_NOOP("units", "MiB"),
    QT_TRANSLATE_NOOP("units", "GiB"), QT_TRANSLATE_NOOP("units", "TiB"), QT_TRANSLATE_NOOP("units", "PiB"),
};
constexpr std::array<const char*, 6> kRates = {
    QT_TRANSLATE_NOOP("units", "B/s"),  QT_TRANSLATE_NOOP("units", "kB/s"), QT_TRANSLATE_NOOP("units", "MB/s"),
    QT_TRANSLATE_NOOP("units", "GB/s"), QT_TRANSLATE_NOOP("units", "TB/s"), QT_TRANSLATE_NOOP("units", "PB/s"),
};

QString translated(const char* text)
{
    return QCoreApplication::translate("units", text);
}

UnitScale stepped(double largest, double base, const std::array<const char*, 6>& symbols)
{
    UnitScale scale{.factor = 1, .symbol = {}};
    std::size_t step = 0;
    // 999.6 would be written as 1,000 of the smaller unit.
    while (std::abs(largest) / scale.factor >= base - 0.5 && step + 1 < symbols.size()) {
        scale.factor *= base;
        ++step;
    }
    scale.symbol = translated(symbols.at(step));
    return scale;
}

/// Three digits that count: "0.012", "1.24", "12.4", "124".
QString threeDigits(double value)
{
    const double size = std::abs(value);
    if (size == 0)
        return QLocale().toString(0);
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.1 ? 2 : 3;
    // Zeroes at the end say nothing.
    const auto scaled = [value](int digits) { return std::round(value * std::pow(10.0, digits)); };
    while (decimals > 0 && scaled(decimals) == 10 * scaled(decimals - 1))
        --decimals;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace

UnitScale scaleFor(double largest, Unit unit)
{
    switch (unit) {
    case Unit::Cores:
        return {.factor = 1, .symbol = translated(QT_TRANSLATE_NOOP("units", "cores"))};
    case Unit::Share:
        return {.factor = 0.01, .symbol = QStringLiteral("%")};
    case Unit::Bytes:
        return stepped(largest, 1024, kBinary);
    case Unit::BytesPerSecond:
        return stepped(largest, 1000, kRates);
    }
    return {};
}

QString formatValue(double value, Unit unit)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const UnitScale scale = scaleFor(value, unit);
    const double shown = value / scale.factor;
    const bool isWhole = scale.factor == 1 && unit != Unit::Cores; // there is no half byte
    return QCoreApplication::translate("units", "%1 %2", "value and unit")
        .arg(isWhole ? QLocale().toString(std::round(shown), 'f', 0) : threeDigits(shown), scale.symbol);
}

} // namespace darse::ui
