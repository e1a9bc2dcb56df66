// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include "ui/style/darkcolors.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

Colors lightColors()
{
    return {
        .window = QColor(0xF4F6F8),
        .surface = QColor(0xFFFFFF),
        .sunken = QColor(0xEBEFF3),
        .border = QColor(0xD5DCE3),
        .text = QColor(0x14202B),
        .muted = QColor(0x526272),
        .accent = QColor(0x0A6A94),
        .onAccent = QColor(0xFFFFFF),
        .running = QColor(0x1A7F37),
        .succeeded = QColor(0x3F7A5A),
        .pending = QColor(0x1F6FB5),
        .warning = QColor(0x9A5B00),
        .failed = QColor(0xC21F1F),
        .stopped = QColor(0x5A6773),
        .unknown = QColor(0x7445A6),
        .series = {QColor(0x0A6A94), QColor(0xD9730D), QColor(0x1A7F37), QColor(0x8A4FBF), QColor(0xC2185B),
                   QColor(0x6B7A00), QColor(0x00857C), QColor(0xA14A2A)},
        .isDark = false,
    };
}

Colors makeDarkColors()
{
    return {
        .window = QColor(0x0E1720),
        .surface = QColor(0x15212C),
        .sunken = QColor(0x0A1118),
        .border = QColor(0x2B3C4B),
        .text = QColor(0xE5ECF2),
        .muted = QColor(0x98ABBC),
        .accent = QColor(0x4FB8E8),
        .onAccent = QColor(0x0A1118),
        .running = QColor(0x56C271),
        .succeeded = QColor(0x8CC7A3),
        .pending = QColor(0x7FB8F2),
        .warning = QColor(0xF0B03F),
        .failed = QColor(0xFF7A70),
        .stopped = QColor(0x94A3B1),
        .unknown = QColor(0xC49CEC),
        .series = {QColor(0x4FB8E8), QColor(0xF59E4C), QColor(0x56C271), QColor(0xBD93F0), QColor(0xF27BA8),
                   QColor(0xC7CC4E), QColor(0x3FC9BC), QColor(0xE39B7B)},
        .isDark = true,
    };
}

/// What applyTheme() put into force; only the GUI thread reads and writes it.
struct InForce {
    Colors colors = lightColors();
    double scale = 1;
    QFont base;
};

InForce& inForce()
{
    static InForce state;
    return state;
}

constexpr double kSmallestPoints = 9;

struct TypeRow {
    double points; ///< added to the base size
    Type type;
    QFont::Weight weight;
};

constexpr TypeRow kTypes[] = {
    {6, Type::PageTitle, QFont::DemiBold}, {2, Type::Section, QFont::DemiBold}, {0, Type::Body, QFont::Normal},
    {-1, Type::Caption, QFont::Normal},    {0, Type::Mono, QFont::Normal},      {-1, Type::MonoCaption, QFont::Normal},
    {8, Type::Figure, QFont::DemiBold},
};

} // namespace

void setInForce(bool isDark, double scale, const QFont& base)
{
    inForce() = {isDark ? darkColors() : lightColors(), scale, base};
}

const Colors& darkColors()
{
    static const Colors dark = makeDarkColors();
    return dark;
}

const Colors& colors()
{
    return inForce().colors;
}

QColor faded(const QColor& color, double share)
{
    QColor result = color;
    result.setAlphaF(static_cast<float>(share));
    return result;
}

QColor tint(const QColor& color)
{
    return faded(color, colors().isDark ? 0.18 : 0.12);
}

int px(int pixels)
{
    return static_cast<int>(std::lround(pixels * inForce().scale));
}

int px(Space space)
{
    return px(static_cast<int>(space));
}

QFont font(Type type)
{
    const bool isMono = type == Type::Mono || type == Type::MonoCaption;
    QFont result = isMono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : inForce().base;
    for (const TypeRow& row : kTypes) {
        if (row.type != type)
            continue;
        const double points = inForce().base.pointSizeF() + row.points * inForce().scale;
        result.setPointSizeF(std::max(points, kSmallestPoints));
        result.setWeight(row.weight);
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    result.setFeature("tnum", 1);
#endif
    return result;
}

int motionMilliseconds()
{
    const bool isReduced =
        qEnvironmentVariableIsSet("DARSE_NO_MOTION") || !QApplication::isEffectEnabled(Qt::UI_General);
    return isReduced ? 0 : 140;
}

} // namespace darse::ui
