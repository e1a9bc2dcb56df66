// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/loglevel.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <optional>

class QPainter;

namespace darse::ui {

/// One line of a log, laid out: coloured, and broken into visual lines of one height when it is wrapped.
class LineLayout {
public:
    struct Options {
        QFont font;
        int width = 0; ///< 0: one visual line, however long
        int visualHeight = 16;
        QColor background;
    };

    LineLayout(const QString& raw, const Options& options);

    /// As it is shown.
    [[nodiscard]] QString text() const { return m_layout.text(); }
    /// What its own words say.
    [[nodiscard]] std::optional<LogLevel> level() const { return m_level; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int width() const { return m_width; }
    /// The place in text() nearest to a point of the line's own rectangle.
    [[nodiscard]] qsizetype columnAt(const QPointF& point) const;
    void draw(QPainter& painter, const QPointF& at, const QList<QTextLayout::FormatRange>& over) const;

private:
    QTextLayout m_layout;
    std::optional<LogLevel> m_level;
    int m_visualHeight;
    int m_height = 0;
    int m_width = 0;
};

} // namespace darse::ui
