// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalsession.h"
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>

namespace darse::ui {

using terminal::Marking;
using terminal::MouseButton;
using terminal::MouseReports;
using terminal::Place;
using terminal::Surface;

namespace {

constexpr int kWheelStep = 120; ///< a notch, as Qt counts
constexpr int kLinesPerNotch = 3;

std::optional<MouseButton> buttonOf(Qt::MouseButton button)
{
    switch (button) {
    case Qt::LeftButton:
        return MouseButton::Left;
    case Qt::MiddleButton:
        return MouseButton::Middle;
    case Qt::RightButton:
        return MouseButton::Right;
    default:
        return std::nullopt;
    }
}

} // namespace

QPoint TerminalView::cellAt(QPointF point) const
{
    const int margin = px(Space::Control);
    return {std::clamp((int(point.x()) - margin) / cell().width(), 0, m_terminal.surface().columns() - 1),
            std::clamp((int(point.y()) - margin) / cell().height(), 0, m_terminal.surface().rows() - 1)};
}

Place TerminalView::placeAt(QPointF point) const
{
    const int margin = px(Space::Control);
    const int row = std::clamp((int(point.y()) - margin) / cell().height(), 0, m_terminal.surface().rows() - 1);
    const int column =
        std::clamp((int(point.x()) - margin + cell().width() / 2) / cell().width(), 0, m_terminal.surface().columns());
    return {m_top + row, m_unit == Unit::Letters ? column : cellAt(point).x()};
}

bool TerminalView::isMouseWanted(Qt::KeyboardModifiers modifiers) const
{
    return m_terminal.surface().mouseReports() != MouseReports::None && !modifiers.testFlag(Qt::ShiftModifier);
}

void TerminalView::tellMouse(const QMouseEvent& event)
{
    const QPoint cell = cellAt(event.position());
    Surface& surface = m_terminal.surface();
    surface.moveMouse(cell.y(), cell.x(), event.modifiers());
    if (const auto button = buttonOf(event.button())) {
        if (event.type() == QEvent::MouseButtonRelease)
            surface.releaseMouse(*button, event.modifiers());
        else
            surface.pressMouse(*button, event.modifiers());
    }
    m_terminal.send();
}

void TerminalView::mark(Place cursor)
{
    const Surface& surface = m_terminal.surface();
    const Place anchor = m_anchor.value_or(cursor);
    Marking marking{std::min(anchor, cursor), std::max(anchor, cursor)};
    if (m_unit == Unit::Words)
        marking = {wordAt(surface, marking.from).from, wordAt(surface, marking.to).to};
    else if (m_unit == Unit::Lines)
        marking = {lineAt(surface, marking.from).from, lineAt(surface, marking.to).to};
    m_marking = marking.isEmpty() ? std::nullopt : std::optional(marking);
    viewport()->update();
}

void TerminalView::mousePressEvent(QMouseEvent* event)
{
    if (isMouseWanted(event->modifiers())) {
        tellMouse(*event);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    const bool isTriple = m_unit == Unit::Words && m_sinceDoubleClick.isValid() &&
                          m_sinceDoubleClick.elapsed() < QApplication::doubleClickInterval();
    m_unit = isTriple ? Unit::Lines : Unit::Letters;
    m_sinceDoubleClick.invalidate();
    clearMarking();
    m_anchor = placeAt(event->position());
    if (isTriple)
        mark(*m_anchor);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (isMouseWanted(event->modifiers())) {
        tellMouse(*event);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_unit = Unit::Words;
    m_sinceDoubleClick.start();
    m_anchor = placeAt(event->position());
    mark(*m_anchor);
}

void TerminalView::mouseMoveEvent(QMouseEvent* event)
{
    if (isMouseWanted(event->modifiers())) {
        tellMouse(*event);
        return;
    }
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_anchor)
        return;
    if (event->position().y() < 0)
        scrollTo(m_top - 1);
    else if (event->position().y() > viewport()->height())
        scrollTo(m_top + 1);
    mark(placeAt(event->position()));
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event)
{
    if (isMouseWanted(event->modifiers()))
        tellMouse(*event);
}

void TerminalView::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / kWheelStep;
    m_wheel -= notches * kWheelStep;
    Surface& surface = m_terminal.surface();
    const bool isUp = notches > 0;
    if (isMouseWanted(event->modifiers())) {
        const QPoint cell = cellAt(event->position());
        surface.moveMouse(cell.y(), cell.x(), event->modifiers());
        for (int i = 0; i < std::abs(notches); ++i)
            surface.pressMouse(isUp ? MouseButton::WheelUp : MouseButton::WheelDown, event->modifiers());
        m_terminal.send();
    } else if (surface.isAlternate()) {
        for (int i = 0; i < std::abs(notches) * kLinesPerNotch; ++i)
            surface.pressKey(isUp ? Qt::Key_Up : Qt::Key_Down, Qt::NoModifier, {});
        m_terminal.send();
    } else {
        scrollTo(m_top - qint64(notches) * kLinesPerNotch);
    }
    event->accept();
}

} // namespace darse::ui
