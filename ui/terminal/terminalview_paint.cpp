// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/clusters.h"
#include "ui/terminal/terminalsession.h"
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QStyleHints>

#include <algorithm>

namespace darse::ui {

using terminal::Cell;
using terminal::CursorShape;
using terminal::Line;
using terminal::Marking;
using terminal::Surface;

namespace {

constexpr double kMatchFill = 0.35;
constexpr double kFoundFill = 0.70;
constexpr double kSelectionFill = 0.35;

} // namespace

QRect TerminalView::rowRect(int row) const
{
    return {0, px(Space::Control) + row * m_painter.cell().height(), viewport()->width(), m_painter.cell().height()};
}

void TerminalView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_painter.theme().sunken);
    for (int row = 0; row < m_terminal.surface().rows(); ++row) {
        if (event->region().intersects(rowRect(row)))
            paintRow(painter, row);
    }
    paintCursor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(m_painter.theme().accent, size::kFocusRing));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void TerminalView::paintRow(QPainter& painter, int row)
{
    const Surface& surface = m_terminal.surface();
    const qint64 number = m_top + row;
    const QPoint corner(px(Space::Control), rowRect(row).top());
    const terminal::CellPainter::Look look{surface.isReversed(), m_isBlinkHidden};
    const qint64 screenRow = number - surface.screenLine();
    if (screenRow >= 0) {
        m_painter.paint(painter, surface.screenRow(int(screenRow)), surface.clusters(), corner, look);
    } else {
        const Line line = surface.line(number);
        const std::size_t count = std::min(line.cells.size(), std::size_t(surface.columns()));
        m_painter.paint(painter, std::span(line.cells).first(count), surface.clusters(), corner, look);
    }
    paintMarks(painter, number, row);
}

void TerminalView::paintMarks(QPainter& painter, qint64 line, int row) const
{
    const Surface& surface = m_terminal.surface();
    const auto fill = [&](int first, int last, const QColor& color) {
        const int width = m_painter.cell().width();
        painter.fillRect(QRect(px(Space::Control) + first * width, rowRect(row).top(), (last - first) * width,
                               m_painter.cell().height()),
                         color);
    };
    if (!m_sought.isEmpty()) {
        for (const Marking& one : findAll(surface, m_sought, line))
            fill(one.from.column, one.to.column,
                 faded(m_painter.theme().warning, m_found == one ? kFoundFill : kMatchFill));
    }
    if (!m_marking)
        return;
    const Marking marking = ordered(surface, m_marking->from, m_marking->to);
    if (line < marking.from.line || line > marking.to.line)
        return;
    const int first = line == marking.from.line ? marking.from.column : 0;
    const int last = line == marking.to.line ? marking.to.column : surface.columns();
    fill(first, last, faded(m_painter.theme().accent, kSelectionFill));
}

void TerminalView::paintCursor(QPainter& painter)
{
    const Surface& surface = m_terminal.surface();
    const terminal::Cursor cursor = surface.cursor();
    const qint64 row = surface.screenLine() + cursor.row - m_top;
    const bool isOn = cursor.isVisible && m_terminal.state() == TerminalSession::State::Running;
    if (!isOn || row < 0 || row >= surface.rows() || cursor.column >= surface.columns())
        return;
    if (hasFocus() && cursor.isBlinking && m_isBlinkHidden)
        return;
    const QSize cell = m_painter.cell();
    const auto cells = surface.screenRow(cursor.row);
    const auto at = std::size_t(cursor.column);
    const bool isWide = at + 1 < cells.size() && cells[at + 1].letter == Cell::kTail;
    QRect box(QPoint(px(Space::Control) + cursor.column * cell.width(), rowRect(int(row)).top()), cell);
    if (isWide)
        box.setWidth(2 * cell.width());
    const QColor color = m_painter.theme().accent;
    if (!hasFocus()) {
        painter.setPen(color);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        return;
    }
    const int thickness = px(2);
    if (cursor.shape == CursorShape::Bar)
        box.setWidth(thickness);
    if (cursor.shape == CursorShape::Underline)
        box.setTop(box.bottom() - thickness + 1);
    painter.fillRect(box, color);
    if (cursor.shape != CursorShape::Block)
        return;
    // The letter below a block is painted in the colour of the background.
    const std::uint32_t letter = cells[at].letter;
    if (letter == 0 || letter == Cell::kTail)
        return;
    QFont font = ui::font(Type::Mono);
    font.setKerning(false);
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setFont(font);
    painter.setPen(m_painter.theme().onAccent);
    painter.drawText(QPoint(box.left(), box.top() + m_painter.ascent()), surface.clusters().textOf(letter));
    painter.restore();
}

void TerminalView::blink()
{
    m_isBlinkHidden = !m_isBlinkHidden;
    const Surface& surface = m_terminal.surface();
    const auto shift = int(surface.screenLine() - m_top);
    for (int row = 0; row < surface.rows(); ++row) {
        const auto cells = surface.screenRow(row);
        const bool hasBlinking = std::ranges::any_of(
            cells, [](const Cell& cell) { return (cell.pen.style & terminal::style::kBlink) != 0; });
        if (hasBlinking || row == surface.cursor().row)
            viewport()->update(rowRect(row + shift));
    }
}

void TerminalView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_isBlinkHidden = false;
    const int interval = motionMilliseconds() == 0 ? 0 : QApplication::cursorFlashTime() / 2;
    if (interval > 0)
        m_blinkTimer.start(interval);
    m_terminal.surface().focusIn();
    m_terminal.send();
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_blinkTimer.stop();
    m_isBlinkHidden = false;
    m_terminal.surface().focusOut();
    m_terminal.send();
    viewport()->update();
}

} // namespace darse::ui
