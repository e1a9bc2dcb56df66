// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/linelayout.h"

#include "ui/logs/inkcolors.h"
#include "ui/logs/sgrparser.h"

#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

constexpr qreal kEndless = 10'000'000;

QList<QTextLayout::FormatRange> formatsOf(const InkedLine& line, const QColor& background)
{
    QList<QTextLayout::FormatRange> formats;
    formats.reserve(qsizetype(line.runs.size()));
    for (const InkRun& run : line.runs)
        formats.append({int(run.first), int(run.length), formatOf(run.ink, background)});
    return formats;
}

} // namespace

LineLayout::LineLayout(const QString& raw, const Options& options) : m_visualHeight(options.visualHeight)
{
    const InkedLine line = parseInkedLine(raw);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(options.width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    m_layout.setFont(options.font);
    m_layout.setTextOption(option);
    m_layout.setText(line.text);
    QList<QTextLayout::FormatRange> formats = formatsOf(line, options.background);
    // Part of the layout: what is drawn over it is drawn a second time.
    if (const auto word = levelOf(line.text)) {
        m_level = word->level;
        QTextCharFormat format;
        format.setForeground(readable(levelColor(word->level), options.background));
        format.setFontWeight(QFont::DemiBold);
        formats.append({int(word->first), int(word->length), format});
    }
    m_layout.setFormats(formats);
    m_layout.setCacheEnabled(true);
    m_layout.beginLayout();
    for (QTextLine visual = m_layout.createLine(); visual.isValid(); visual = m_layout.createLine()) {
        visual.setLineWidth(options.width > 0 ? options.width : kEndless);
        // Glyphs from other fonts must not make one line taller than the next.
        visual.setPosition(QPointF(0, m_height));
        m_height += m_visualHeight;
        m_width = std::max(m_width, int(std::ceil(visual.naturalTextWidth())));
    }
    m_layout.endLayout();
    m_height = std::max(m_height, m_visualHeight);
}

qsizetype LineLayout::columnAt(const QPointF& point) const
{
    if (m_layout.lineCount() == 0)
        return 0;
    const int row = std::clamp(int(point.y()) / m_visualHeight, 0, m_layout.lineCount() - 1);
    return m_layout.lineAt(row).xToCursor(point.x());
}

void LineLayout::draw(QPainter& painter, const QPointF& at, const QList<QTextLayout::FormatRange>& over) const
{
    m_layout.draw(&painter, at, over);
}

} // namespace darse::ui
