// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <QString>
#include <QStringView>

#include <vector>

namespace darse::ui {

/// A longer sequence is none.
constexpr qsizetype kLongestSgr = 64;

/// A colour that a line asks for. What is painted is decided later, so that it stays readable on every theme.
struct InkColor {
    enum class Source { Default, Palette, Rgb };
    Source source = Source::Default;
    int index = 0; ///< 0–255 of the terminal palette
    QRgb rgb = 0;

    friend bool operator==(const InkColor&, const InkColor&) = default;
};

struct Ink {
    InkColor foreground;
    InkColor background;
    bool isBold = false;
    bool isFaint = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isStruck = false;
    bool isInverse = false;
    bool isMark = false; ///< stands for a character that must not act

    friend bool operator==(const Ink&, const Ink&) = default;
};

struct InkRun {
    qsizetype first = 0;
    qsizetype length = 0;
    Ink ink;

    friend bool operator==(const InkRun&, const InkRun&) = default;
};

/// A line of a log as it is shown: no control, escape or bidirectional character is left in `text`.
struct InkedLine {
    QString text;
    std::vector<InkRun> runs; ///< ascending, apart from the plain text between them

    friend bool operator==(const InkedLine&, const InkedLine&) = default;
};

/// Colours and weights (SGR) become runs; tabs become spaces; everything else that would act becomes a visible mark.
/// Each line starts plain: the answer depends on nothing but `raw`.
[[nodiscard]] InkedLine parseInkedLine(QStringView raw);

} // namespace darse::ui
