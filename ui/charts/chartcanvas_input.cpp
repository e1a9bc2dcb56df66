// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace darse::ui {
namespace {

constexpr double kKeySteps = 60; ///< key presses from one edge to the other
constexpr double kKeyPan = 0.25;
constexpr double kCloser = 0.5;
constexpr double kFarther = 2;
constexpr double kShortestDrag = 6; ///< pixels; less is a click
constexpr double kNotch = 120;      ///< of a wheel

} // namespace

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool isPan = event->button() == Qt::MiddleButton ||
                       (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (!secondsAt(event->position()) || (event->button() != Qt::LeftButton && !isPan))
        return event->ignore();
    setFocus(Qt::MouseFocusReason);
    m_drag = isPan ? Drag::Pan : Drag::Select;
    m_pressed = m_dragged = mapToScene(event->position().toPoint());
    event->accept();
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    moveTo(secondsAt(event->position()));
    if (m_drag != Drag::None)
        drag(mapToScene(event->position().toPoint()));
}

void ChartCanvas::drag(const QPointF& at)
{
    const double by = at.x() - m_dragged.x();
    m_dragged = at;
    if (m_drag == Drag::Pan && by != 0 && plot().width() > 0)
        Q_EMIT panAsked(-by / plot().width());
    scene()->update();
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag ended = std::exchange(m_drag, Drag::None);
    scene()->update();
    const QRectF area = plot();
    if (ended != Drag::Select || area.width() <= 0)
        return;
    const auto secondsOf = [&](double x) {
        return (std::clamp(x, area.left(), area.right()) - area.right()) / area.width() * m_span;
    };
    const double right = mapToScene(event->position().toPoint()).x();
    if (std::abs(right - m_pressed.x()) >= kShortestDrag) {
        Q_EMIT stretchChosen(secondsOf(std::min(m_pressed.x(), right)), secondsOf(std::max(m_pressed.x(), right)));
    } else if (const ChartMark* mark = markNear(secondsOf(right))) {
        Q_EMIT momentChosen(double(mark->atMilliseconds - m_end) / 1000.0);
    }
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT liveAsked();
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    moveTo(std::nullopt);
    QChartView::leaveEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event)
{
    const double step = m_span / kKeySteps;
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const double around = m_seconds.value_or(0);
    switch (event->key()) {
    case Qt::Key_Left:
        return isShifted ? Q_EMIT panAsked(-kKeyPan) : moveTo(around - step);
    case Qt::Key_Right:
        return isShifted ? Q_EMIT panAsked(kKeyPan) : moveTo(m_seconds.value_or(-step) + step);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return Q_EMIT zoomAsked(kCloser, around);
    case Qt::Key_Minus:
        return Q_EMIT zoomAsked(kFarther, around);
    case Qt::Key_Home:
        return Q_EMIT liveAsked();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const ChartMark* mark = m_seconds ? markNear(*m_seconds) : nullptr)
            return Q_EMIT momentChosen(double(mark->atMilliseconds - m_end) / 1000.0);
        break;
    case Qt::Key_Escape:
        if (m_seconds)
            return moveTo(std::nullopt);
        break;
    default:
        break;
    }
    event->ignore();
}

void ChartCanvas::focusOutEvent(QFocusEvent* event)
{
    moveTo(std::nullopt);
    QChartView::focusOutEvent(event);
}

/// The wheel belongs to the page around, with Ctrl to the chart.
void ChartCanvas::wheelEvent(QWheelEvent* event)
{
    const auto around = secondsAt(event->position());
    if (!event->modifiers().testFlag(Qt::ControlModifier) || !around)
        return event->ignore();
    Q_EMIT zoomAsked(std::pow(kCloser, event->angleDelta().y() / kNotch / 2), *around);
    event->accept();
}

} // namespace darse::ui
