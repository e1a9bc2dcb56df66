// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalview.h"

#include "ui/style/darkcolors.h"
#include "ui/terminal/terminalsession.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>

#include <algorithm>

namespace darse::ui {

using terminal::Direction;
using terminal::Marking;
using terminal::Place;
using terminal::Surface;

namespace {

constexpr int kFrameMilliseconds = 16;
constexpr int kFloodFrameMilliseconds = 40; ///< nobody reads what flies by

const Colors& colorsOf(TerminalView::Theme theme)
{
    return theme == TerminalView::Theme::Dark ? darkColors() : colors();
}

} // namespace

TerminalView::TerminalView(TerminalSession& terminal, Theme theme, QWidget* parent) :
    QAbstractScrollArea(parent),
    m_terminal(terminal),
    m_painter(ui::font(Type::Mono), colorsOf(theme))
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_InputMethodEnabled);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    //: %1 is a container
    setAccessibleName(tr("Terminal of %1").arg(terminal.options().name));
    speakAs(*this, QAccessible::Terminal);
    setAccessibleDescription(tr("Ctrl+Shift+Esc leaves the terminal"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_frameTimer.setSingleShot(true);
    m_sinceFrame.start();
    connect(&m_frameTimer, &QTimer::timeout, this, &TerminalView::refresh);
    connect(&m_blinkTimer, &QTimer::timeout, this, &TerminalView::blink);
    connect(&terminal, &TerminalSession::shown, this, &TerminalView::takeOver);
    connect(&terminal, &TerminalSession::rang, this, [] { QApplication::beep(); });
    refresh();
}

TerminalView::~TerminalView() = default;

void TerminalView::setTheme(Theme theme)
{
    m_painter = terminal::CellPainter(ui::font(Type::Mono), colorsOf(theme));
    viewport()->update();
}

void TerminalView::takeOver()
{
    if (m_frameTimer.isActive())
        return;
    const int pause = m_terminal.isFlooded() ? kFloodFrameMilliseconds : kFrameMilliseconds;
    const auto due = int(std::max<qint64>(0, pause - m_sinceFrame.elapsed()));
    m_frameTimer.start(due);
}

void TerminalView::refresh()
{
    m_sinceFrame.restart();
    Surface& surface = m_terminal.surface();
    const qint64 before = m_top;
    m_top = m_isFollowing ? surface.screenLine() : std::clamp(m_top, surface.firstLine(), surface.screenLine());
    m_isFitting = true;
    verticalScrollBar()->setPageStep(surface.rows());
    verticalScrollBar()->setRange(0, int(surface.screenLine() - surface.firstLine()));
    verticalScrollBar()->setValue(int(m_top - surface.firstLine()));
    m_isFitting = false;
    const auto shift = int(surface.screenLine() - m_top); // rows of history above the screen that are seen
    if (m_top != before || m_marking || !m_sought.isEmpty()) {
        viewport()->update();
    } else {
        for (int row = 0; row + shift < surface.rows(); ++row) {
            if (surface.isDamaged(row))
                viewport()->update(rowRect(row + shift));
        }
    }
    surface.clearDamage();
}

void TerminalView::fit()
{
    const QSize cell = m_painter.cell();
    const int margin = px(Space::Control);
    const int rows = (viewport()->height() - 2 * margin) / cell.height();
    const int columns = (viewport()->width() - 2 * margin) / cell.width();
    if (rows < 1 || columns < 2)
        return;
    m_marking.reset();
    m_anchor.reset();
    m_terminal.resize(rows, columns);
    refresh();
    viewport()->update();
}

void TerminalView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (isVisible())
        fit();
}

void TerminalView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    fit();
}

void TerminalView::scrollContentsBy(int, int)
{
    if (m_isFitting)
        return;
    const Surface& surface = m_terminal.surface();
    m_top = surface.firstLine() + verticalScrollBar()->value();
    m_isFollowing = m_top >= surface.screenLine();
    viewport()->update();
}

void TerminalView::scrollTo(qint64 line)
{
    const Surface& surface = m_terminal.surface();
    const qint64 before = m_top;
    m_top = std::clamp(line, surface.firstLine(), surface.screenLine());
    m_isFollowing = m_top == surface.screenLine();
    if (m_top != before)
        viewport()->update();
    refresh(); // the bar may not know of the newest lines yet
}

QString TerminalView::selectedText() const
{
    return m_marking ? textOf(m_terminal.surface(), ordered(m_terminal.surface(), m_marking->from, m_marking->to))
                     : QString();
}

void TerminalView::copySelection() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalView::selectAll()
{
    const Surface& surface = m_terminal.surface();
    m_marking = Marking{{surface.firstLine(), 0}, {surface.endLine() - 1, surface.columns()}};
    viewport()->update();
}

void TerminalView::clearMarking()
{
    m_anchor.reset();
    if (m_marking) {
        m_marking.reset();
        viewport()->update();
    }
}

void TerminalView::paste()
{
    const QString text = QApplication::clipboard()->text();
    if (text.isEmpty())
        return;
    const bool isRunAtOnce = text.trimmed().contains(u'\n') || text.trimmed().contains(u'\r');
    if (isRunAtOnce && !m_terminal.surface().isPasteBracketed()) {
        Q_EMIT pasteQuestion(text);
        return;
    }
    pasteText(text);
}

void TerminalView::pasteText(const QString& text)
{
    m_terminal.surface().paste(text);
    m_terminal.send();
}

void TerminalView::search(const QString& text, Direction direction)
{
    Surface& surface = m_terminal.surface();
    const Place start =
        direction == Direction::Down ? Place{surface.firstLine(), 0} : Place{surface.endLine() - 1, surface.columns()};
    Place from = start;
    if (m_found && text == m_sought)
        from = direction == Direction::Down ? m_found->to : m_found->from;
    m_sought = text;
    m_found = text.isEmpty() ? std::nullopt : findText(surface, text, from, direction);
    viewport()->update();
    const bool isSeen = m_found && m_found->from.line >= m_top && m_found->from.line < m_top + surface.rows();
    if (m_found && !isSeen)
        scrollTo(m_found->from.line - surface.rows() / 2);
}

} // namespace darse::ui
