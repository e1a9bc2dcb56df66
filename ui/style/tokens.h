// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <array>

namespace darse::ui {

/// The one place that knows a colour or a pixel. Every other file names what it means.
struct Colors {
    QColor window, surface, sunken, border;
    QColor text, muted;
    QColor accent, onAccent;
    QColor running, succeeded, pending, warning, failed, stopped, unknown;
    std::array<QColor, 8> series;
    bool isDark = false;
};

enum class ThemeChoice { System, Light, Dark };

/// Only applyTheme() calls this.
void setInForce(bool isDark, double scale, const QFont& base);
/// Colours of the theme in force.
[[nodiscard]] const Colors& colors();
/// `color` at the strength of a chip's fill (12 % light, 18 % dark).
[[nodiscard]] QColor tint(const QColor& color);
/// `color` at `share` (0–1) of its opacity.
[[nodiscard]] QColor faded(const QColor& color, double share);

/// Logical pixels on the 4 px grid, scaled in presentation mode.
enum class Space { Tight = 4, Control = 8, Related = 12, Card = 16, Group = 24, Page = 24 };
[[nodiscard]] int px(int pixels);
[[nodiscard]] int px(Space space);

namespace size {
inline constexpr int kMasthead = 48;
inline constexpr int kNavigation = 220;
inline constexpr int kNavigationCollapsed = 48;
inline constexpr int kNavigationRow = 28;
inline constexpr int kRow = 32;
inline constexpr int kRowCompact = 26;
inline constexpr int kControl = 32;
inline constexpr int kIcon = 16;
inline constexpr int kIconLarge = 20;
inline constexpr int kCardRadius = 6;
inline constexpr int kControlRadius = 4;
inline constexpr int kFocusRing = 2;
inline constexpr int kSparklineWidth = 80;
inline constexpr int kSparklineHeight = 20;
inline constexpr int kDialog = 480;
inline constexpr int kDialogWide = 720;
inline constexpr int kDrawer = 400;
} // namespace size

enum class Type { PageTitle, Section, Body, Caption, Mono, MonoCaption, Figure };
/// Sizes follow the desktop's own font.
[[nodiscard]] QFont font(Type type);

/// 140 ms, or 0 when the desktop asks for no motion.
[[nodiscard]] int motionMilliseconds();

} // namespace darse::ui
