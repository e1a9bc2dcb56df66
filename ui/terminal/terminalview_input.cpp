// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalsession.h"
#include "ui/terminal/terminalview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <optional>

namespace darse::ui {

using terminal::Surface;

namespace {

constexpr Qt::KeyboardModifiers kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

Qt::KeyboardModifiers plain(Qt::KeyboardModifiers modifiers)
{
    return modifiers & ~Qt::KeyboardModifiers(Qt::KeypadModifier | Qt::GroupSwitchModifier);
}

/// Keys of the console that a program in a terminal does not get.
bool isConsoleKey(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = plain(event.modifiers());
    const bool isPage = event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown;
    if (modifiers == Qt::ControlModifier)
        return isPage || event.key() == Qt::Key_F6;
    if (modifiers == Qt::AltModifier) // who came by a number of a tab goes by one
        return event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9;
    const bool isEnd = event.key() == Qt::Key_Home || event.key() == Qt::Key_End;
    return modifiers == kControlShift || (modifiers == Qt::ShiftModifier && (isPage || isEnd));
}

struct WishRow {
    Qt::KeyboardModifiers modifiers;
    int key;
    TerminalView::Wish wish;
};

const WishRow kWishes[] = {
    {kControlShift, Qt::Key_F, TerminalView::Wish::Search},
    {kControlShift, Qt::Key_T, TerminalView::Wish::NewTerminal},
    {kControlShift, Qt::Key_W, TerminalView::Wish::Close},
    {kControlShift, Qt::Key_Escape, TerminalView::Wish::Leave},
    {Qt::ControlModifier, Qt::Key_F6, TerminalView::Wish::Leave},
    {Qt::ControlModifier, Qt::Key_PageDown, TerminalView::Wish::NextTerminal},
    {Qt::ControlModifier, Qt::Key_PageUp, TerminalView::Wish::PreviousTerminal},
};

std::optional<TerminalView::Wish> wishOf(const QKeyEvent& event)
{
    for (const WishRow& row : kWishes) {
        if (row.key == event.key() && row.modifiers == plain(event.modifiers()))
            return row.wish;
    }
    return std::nullopt;
}

/// Keys that the view itself answers.
bool isViewKey(const QKeyEvent& event)
{
    if (plain(event.modifiers()) == Qt::ShiftModifier)
        return isConsoleKey(event);
    const bool isLetter = event.key() == Qt::Key_C || event.key() == Qt::Key_V || event.key() == Qt::Key_A;
    return isLetter && plain(event.modifiers()) == kControlShift;
}

} // namespace

bool TerminalView::event(QEvent* event)
{
    // The program's keys and the view's own before the window's shortcuts.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (!isConsoleKey(key) || wishOf(key) || isViewKey(key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::focusNextPrevChild(bool)
{
    return false; // Tab is the program's
}

void TerminalView::runOwnKey(const QKeyEvent& event)
{
    const Surface& surface = m_terminal.surface();
    const int page = std::max(1, surface.rows() - 1);
    switch (event.key()) {
    case Qt::Key_C:
        return copySelection();
    case Qt::Key_V:
        return paste();
    case Qt::Key_A:
        return selectAll();
    case Qt::Key_PageUp:
        return scrollTo(m_top - page);
    case Qt::Key_PageDown:
        return scrollTo(m_top + page);
    case Qt::Key_Home:
        return scrollTo(surface.firstLine());
    default:
        return scrollTo(surface.screenLine());
    }
}

void TerminalView::keyPressEvent(QKeyEvent* event)
{
    if (const auto wish = wishOf(*event)) {
        Q_EMIT wished(*wish);
        return;
    }
    if (isViewKey(*event)) {
        runOwnKey(*event);
        return;
    }
    if (isConsoleKey(*event)) {
        event->ignore();
        return;
    }
    Surface& surface = m_terminal.surface();
    if (!surface.pressKey(event->key(), event->modifiers(), event->text())) {
        event->ignore();
        return;
    }
    m_terminal.send();
    clearMarking();
    m_isBlinkHidden = false;
    scrollTo(surface.screenLine());
}

void TerminalView::inputMethodEvent(QInputMethodEvent* event)
{
    for (const QChar c : event->commitString())
        m_terminal.surface().pressKey(0, Qt::NoModifier, QString(c));
    m_terminal.send();
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query != Qt::ImCursorRectangle)
        return QAbstractScrollArea::inputMethodQuery(query);
    const terminal::Cursor cursor = m_terminal.surface().cursor();
    const QRect row = rowRect(cursor.row);
    return QRect(QPoint(px(Space::Control) + cursor.column * cell().width(), row.top()), cell());
}

void TerminalView::contextMenuEvent(QContextMenuEvent* event)
{
    if (isMouseWanted(event->modifiers()))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy") + QStringLiteral("\tCtrl+Shift+C"), this, &TerminalView::copySelection);
    copy->setEnabled(m_marking.has_value());
    menu->addAction(tr("Paste") + QStringLiteral("\tCtrl+Shift+V"), this, &TerminalView::paste);
    menu->addAction(tr("Select all") + QStringLiteral("\tCtrl+Shift+A"), this, &TerminalView::selectAll);
    menu->addAction(tr("Search…") + QStringLiteral("\tCtrl+Shift+F"), this, [this] { Q_EMIT wished(Wish::Search); });
    menu->popup(event->globalPos());
}

} // namespace darse::ui
