// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/inkcolors.h"

#include "ui/style/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace darse::ui {
namespace {

constexpr double kReadable = 4.5;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The sixteen named colours in the words of the theme.
QColor named(int index, const Colors& c)
{
    const std::array<QColor, 8> names = {c.muted,   c.failed,  c.running,   c.warning,
                                         c.pending, c.unknown, c.series[6], c.text};
    return names.at(std::size_t(index % 8));
}

QColor colorOf(const InkColor& ink, const QColor& fallback)
{
    switch (ink.source) {
    case InkColor::Source::Default:
        return fallback;
    case InkColor::Source::Palette:
        return paletteColor(ink.index, colors());
    case InkColor::Source::Rgb:
        return QColor::fromRgb(ink.rgb);
    }
    return fallback;
}

} // namespace

double contrast(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor readable(const QColor& wanted, const QColor& background)
{
    if (contrast(wanted, background) >= kReadable)
        return wanted;
    const bool towardsLight = contrast(Qt::white, background) > contrast(Qt::black, background);
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    wanted.getHslF(&hue, &saturation, &lightness);
    for (int step = 1; step <= 20; ++step) {
        const float share = float(step) / 20;
        const float next = towardsLight ? lightness + (1 - lightness) * share : lightness * (1 - share);
        const QColor candidate = QColor::fromHslF(hue, saturation, std::clamp(next, 0.0F, 1.0F));
        if (contrast(candidate, background) >= kReadable)
            return candidate;
    }
    return towardsLight ? QColor(Qt::white) : QColor(Qt::black);
}

QColor paletteColor(int index, const Colors& theme)
{
    if (index < 16)
        return named(index, theme);
    if (index >= 232) {
        const int gray = 8 + (index - 232) * 10;
        return QColor(gray, gray, gray);
    }
    constexpr std::array<int, 6> kLevels = {0, 95, 135, 175, 215, 255};
    const int cube = index - 16;
    return QColor(kLevels.at(std::size_t(cube / 36)), kLevels.at(std::size_t(cube / 6 % 6)),
                  kLevels.at(std::size_t(cube % 6)));
}

QTextCharFormat formatOf(const Ink& ink, const QColor& background)
{
    const Colors& c = colors();
    QColor front = colorOf(ink.foreground, c.text);
    QColor back = colorOf(ink.background, background);
    if (ink.isInverse)
        std::swap(front, back);
    if (ink.isFaint && ink.foreground == InkColor{})
        front = c.muted;
    if (ink.isMark)
        front = c.warning;
    QTextCharFormat format;
    format.setForeground(readable(front, back));
    if (back != background)
        format.setBackground(back);
    if (ink.isBold)
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(ink.isItalic);
    format.setFontUnderline(ink.isUnderlined);
    format.setFontStrikeOut(ink.isStruck);
    return format;
}

} // namespace darse::ui
