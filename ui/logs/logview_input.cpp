// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/linelayout.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logview.h"
#include "ui/logs/sgrparser.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qint64 kMostCopied = 200'000; ///< rows

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
}

} // namespace

LogPlace LogView::placeAt(const QPoint& point) const
{
    const qint64 rows = rowCount();
    if (rows == 0)
        return {m_lines.first(), 0};
    qint64 row = verticalScrollBar()->value();
    if (point.y() < 0)
        return {lineAt(std::max<qint64>(0, row - 1)), 0};
    int y = 0;
    while (row < rows - 1 && y + layoutOf(lineAt(row)).height() <= point.y())
        y += layoutOf(lineAt(row++)).height();
    const qint64 line = lineAt(std::min(row, rows - 1));
    const qreal x = point.x() - gutterWidth() + horizontalScrollBar()->value();
    return {line, layoutOf(line).columnAt(QPointF(x, point.y() - y))};
}

void LogView::select(const LogPlace& anchor, const LogPlace& cursor)
{
    const bool isOtherLine = !m_anchor || m_cursor.line != cursor.line;
    m_anchor = anchor;
    m_cursor = cursor;
    viewport()->update();
    if (isOtherLine)
        Q_EMIT currentLineChanged();
}

std::optional<std::pair<LogPlace, LogPlace>> LogView::selection() const
{
    if (!m_anchor || *m_anchor == m_cursor || rowCount() == 0)
        return std::nullopt;
    return std::minmax(*m_anchor, m_cursor);
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    const qint64 last = lineAt(rowCount() - 1);
    select({lineAt(0), 0}, {last, layoutOf(last).text().size()});
}

QString LogView::textBetween(LogPlace from, LogPlace to) const
{
    QString text;
    bool isFirst = true;
    for (qint64 row = rowOf(from.line); row < rowCount() && lineAt(row) <= to.line; ++row) {
        const qint64 line = lineAt(row);
        const QString shown = parseInkedLine(m_lines.line(line).text).text;
        if (!isFirst && !m_lines.line(line).isContinuation)
            text += u'\n';
        isFirst = false;
        const qsizetype first = line == from.line ? from.column : 0;
        const qsizetype last = line == to.line ? to.column : shown.size();
        text += QStringView(shown).mid(first, last - first);
    }
    return text;
}

QString LogView::selectedText() const
{
    const auto selected = selection();
    return selected ? textBetween(selected->first, selected->second) : QString();
}

QString LogView::allText() const
{
    if (rowCount() == 0)
        return {};
    return textBetween({lineAt(0), 0}, {lineAt(rowCount() - 1), LogLines::kLongestPiece * 16});
}

void LogView::copySelection() const
{
    const auto selected = selection();
    if (!selected)
        return;
    if (rowOf(selected->second.line) - rowOf(selected->first.line) > kMostCopied)
        QToolTip::showText(mapToGlobal(QPoint(px(Space::Card), px(Space::Card))),
                           tr("Too much for the clipboard: save it to a file."), viewport());
    else
        QApplication::clipboard()->setText(selectedText());
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const LogPlace place = placeAt(event->position().toPoint());
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier) && m_anchor;
    select(extends ? *m_anchor : place, place);
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_anchor)
        return;
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->triggerAction(y < 0 ? QScrollBar::SliderSingleStepSub : QScrollBar::SliderSingleStepAdd);
    select(*m_anchor, placeAt(event->position().toPoint()));
    if (selection())
        pauseAt(m_topLine); // nobody can take what runs away
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const LogPlace place = placeAt(event->position().toPoint());
    if (rowCount() == 0)
        return;
    const QString text = layoutOf(place.line).text();
    qsizetype first = std::min(place.column, text.size());
    qsizetype last = first;
    while (first > 0 && isWordCharacter(text[first - 1]))
        --first;
    while (last < text.size() && isWordCharacter(text[last]))
        ++last;
    select({place.line, first}, {place.line, last});
}

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse && !selection() && rowCount() > 0) {
        const LogPlace place = placeAt(viewport()->mapFromGlobal(event->globalPos()));
        select(place, place);
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { copySelection(); })->setEnabled(selection().has_value());
    menu->addAction(tr("Select all"), this, [this] { selectAll(); });
    menu->addSeparator();
    const auto line = currentLine();
    const bool isMarked = line && m_marks.has(*line);
    menu->addAction(tr("Show the whole line"), this, &LogView::wholeLineWanted)->setEnabled(line.has_value());
    menu->addAction(isMarked ? tr("Remove the mark") : tr("Mark the line"), this, &LogView::toggleMark)
        ->setEnabled(line.has_value());
    menu->popup(event->globalPos());
}

/// Shift and an arrow: the selection grows by a character, a line or a page.
void LogView::moveCursor(QKeyEvent* event)
{
    if (rowCount() == 0)
        return;
    if (!m_anchor)
        select({m_topLine, 0}, {m_topLine, 0});
    LogPlace to = m_cursor;
    const qint64 row = rowOf(to.line);
    const int key = event->key();
    const qint64 rows = key == Qt::Key_PageUp || key == Qt::Key_PageDown ? verticalScrollBar()->pageStep() : 1;
    if (key == Qt::Key_Up || key == Qt::Key_PageUp)
        to.line = lineAt(std::max<qint64>(0, row - rows));
    else if (key == Qt::Key_Down || key == Qt::Key_PageDown)
        to.line = lineAt(std::min(rowCount() - 1, row + rows));
    const qsizetype length = layoutOf(to.line).text().size();
    if (key == Qt::Key_Left)
        to.column = std::max<qsizetype>(0, to.column - 1);
    else if (key == Qt::Key_Right)
        to.column = std::min(length, to.column + 1);
    else if (key == Qt::Key_Home)
        to.column = 0;
    else if (key == Qt::Key_End)
        to.column = length;
    select(*m_anchor, to);
    showLine(to.line);
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const bool isMove = (event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown);
    if (isMove && event->modifiers().testFlag(Qt::ShiftModifier)) {
        moveCursor(event);
        return;
    }
    const bool isStep = event->modifiers().testFlag(Qt::ControlModifier) &&
                        (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down);
    if (isStep && rowCount() > 0) {
        const qint64 row = rowOf(*currentLine()) + (event->key() == Qt::Key_Up ? -1 : 1);
        stepTo(lineAt(std::clamp<qint64>(row, 0, rowCount() - 1)));
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT wholeLineWanted();
    else if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(0);
    else if (event->key() == Qt::Key_End)
        resume();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace darse::ui
