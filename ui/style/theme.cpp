// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/stylesheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <algorithm>

namespace darse::ui {

namespace {

/// What the desktop said before we painted over it.
struct Desktop {
    bool isDark = false;
    QFont font;
};

QFont desktopFont()
{
    QFont font = QApplication::font();
    // Without a desktop's own choice Qt falls back to whatever is called "Sans"; these have tabular figures and
    // accents.
    const QString family = font.family();
    const bool isGeneric = family.startsWith(QLatin1StringView("Sans"), Qt::CaseInsensitive) || family.isEmpty() ||
                           family == QLatin1StringView("Helvetica");
    if (isGeneric) {
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Inter"), QStringLiteral("Cantarell"),
                          QStringLiteral("DejaVu Sans"), QStringLiteral("Sans Serif")});
        font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
    }
    if (font.pointSizeF() < 9) // a desktop that gives pixels, or an unreadable size
        font.setPointSizeF(10);
    return font;
}

const Desktop& desktop()
{
    static const Desktop found{QApplication::palette().color(QPalette::Window).lightness() < 128, desktopFont()};
    return found;
}

bool isDark(ThemeChoice choice)
{
    if (choice != ThemeChoice::System)
        return choice == ThemeChoice::Dark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return desktop().isDark;
}

QPalette palette(const Colors& c)
{
    QPalette p(c.text, c.surface, c.border, c.border, c.muted, c.text, c.onAccent, c.surface, c.window);
    p.setColor(QPalette::AlternateBase, c.sunken);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::ToolTipBase, c.surface);
    p.setColor(QPalette::ToolTipText, c.text);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faded(c.muted, 0.6));
    return p;
}

} // namespace

void applyTheme(QApplication& application, ThemeChoice choice, double scale)
{
    QFont base = desktop().font;
    base.setPointSizeF(base.pointSizeF() * scale);
    setInForce(isDark(choice), scale, base);
    if (application.style()->name() != QLatin1StringView("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette(colors()));
    QApplication::setFont(font(Type::Body));
    application.setStyleSheet(styleSheet());
}

ThemeChoice themeFromName(const QString& name)
{
    if (name == QLatin1StringView("light"))
        return ThemeChoice::Light;
    return name == QLatin1StringView("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace darse::ui
