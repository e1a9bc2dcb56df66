// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/inkcolors.h"
#include "ui/logs/linelayout.h"
#include "ui/logs/loglevel.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"
#include "ui/style/tokens.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kErrorBar = 3;
constexpr qsizetype kLongestName = 16; ///< of a container beside its lines
constexpr double kMatchFill = 0.35;
constexpr double kFoundFill = 0.12;
constexpr double kMarkFill = 0.08;
constexpr double kCaretFill = 0.06; ///< of the line that the keyboard is on
constexpr int kFlagWidth = 7;
constexpr double kSelectionFill = 0.30;

/// Of a line that someone marked.
void paintFlag(QPainter& painter, const QRectF& place)
{
    const QPointF tip(place.right(), place.center().y());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawPolygon(QPolygonF({place.topLeft(), tip, place.bottomLeft()}));
    painter.restore();
}

QTextLayout::FormatRange filled(qsizetype first, qsizetype length, const QColor& color)
{
    QTextCharFormat format;
    format.setBackground(color);
    return {int(first), int(length), format};
}

} // namespace

const LogGutter& LogView::gutter() const
{
    if (m_gutter)
        return *m_gutter;
    const QFontMetrics metrics(ui::font(Type::Mono));
    LogGutter gutter;
    for (const QString& name : m_sourceNames)
        gutter.names = std::max(gutter.names, metrics.horizontalAdvance(name.left(kLongestName)));
    if (gutter.names > 0)
        gutter.names += px(Space::Related);
    gutter.width = px(kErrorBar) + px(Space::Control) + gutter.names;
    if (m_stamps != Stamps::Off)
        gutter.width += metrics.horizontalAdvance(widestStamp(m_stamps)) + px(Space::Related);
    m_gutter = gutter;
    return *m_gutter;
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colors().sunken);
    painter.setFont(ui::font(Type::Mono));
    int y = 0;
    for (qint64 row = verticalScrollBar()->value(); row < rowCount() && y < viewport()->height(); ++row) {
        const qint64 line = lineAt(row);
        paintLine(painter, line, y);
        y += layoutOf(line).height();
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors().accent, size::kFocusRing));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void LogView::paintLine(QPainter& painter, qint64 line, int y) const
{
    const LineLayout& layout = layoutOf(line);
    const QRect row(0, y, viewport()->width(), layout.height());
    if (m_found == line)
        painter.fillRect(row, faded(colors().accent, kFoundFill));
    else if (m_anchor == m_cursor && m_cursor.line == line)
        painter.fillRect(row, faded(colors().text, kCaretFill));
    if (m_marks.has(line))
        painter.fillRect(row, faded(colors().accent, kMarkFill));

    painter.save();
    painter.setClipRect(row.adjusted(gutterWidth(), 0, 0, 0));
    painter.setPen(colors().text);
    layout.draw(painter, QPointF(gutterWidth() - horizontalScrollBar()->value(), y), marksOn(line));
    painter.restore();

    paintGutter(painter, line, row);
}

void LogView::paintGutter(QPainter& painter, qint64 line, const QRect& row) const
{
    const LogLines::Line& source = m_lines.line(line);
    const auto level = layoutOf(line).level();
    const bool isLoud = level == LogLevel::Warning || level == LogLevel::Error;
    if (source.isError || isLoud)
        painter.fillRect(QRect(0, row.top(), px(kErrorBar), row.height()),
                         isLoud ? levelColor(*level) : colors().failed);
    if (m_marks.has(line))
        paintFlag(painter,
                  QRectF(px(kErrorBar) + 1, row.top() + m_lineHeight * 0.25, px(kFlagWidth), m_lineHeight * 0.5));
    if (source.isContinuation)
        return;
    const int left = px(kErrorBar) + px(Space::Control);
    QRect stamp(left, row.top(), gutterWidth() - left - gutter().names, m_lineHeight);
    if (m_stamps != Stamps::Off) {
        painter.setPen(colors().muted);
        painter.drawText(stamp, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                         stampText(source.atMilliseconds, m_stamps, QDateTime::currentMSecsSinceEpoch()));
    }
    if (m_sourceNames.isEmpty())
        return;
    stamp = QRect(gutterWidth() - gutter().names, row.top(), gutter().names, m_lineHeight);
    const QColor color = colors().series[std::size_t(source.source) % colors().series.size()];
    painter.setPen(readable(color, colors().sunken));
    painter.drawText(stamp, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     m_sourceNames.value(source.source).left(kLongestName));
}

QList<QTextLayout::FormatRange> LogView::marksOn(qint64 line) const
{
    QList<QTextLayout::FormatRange> marks;
    const QString text = layoutOf(line).text();
    for (const TextSpan& span : m_search.spansIn(text))
        marks.append(filled(span.first, span.length, faded(colors().warning, kMatchFill)));
    if (!m_anchor || *m_anchor == m_cursor)
        return marks;
    const auto [from, to] = std::minmax(*m_anchor, m_cursor);
    if (line < from.line || line > to.line)
        return marks;
    const qsizetype first = line == from.line ? std::min(from.column, text.size()) : 0;
    const qsizetype last = line == to.line ? std::min(to.column, text.size()) : text.size();
    if (last > first)
        marks.append(filled(first, last - first, faded(colors().accent, kSelectionFill)));
    return marks;
}

} // namespace darse::ui
