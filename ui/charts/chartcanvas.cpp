// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QChart>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr double kKeySteps = 60; ///< key presses from one edge to the other

}

ChartCanvas::ChartCanvas(QChart* chart, Words words, QWidget* parent) :
    QChartView(chart, parent),
    m_words(std::move(words))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent"));
    speakAs(*this, QAccessible::Chart);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setFocusPolicy(Qt::NoFocus);
}

void ChartCanvas::setSpan(double seconds)
{
    m_span = seconds;
    moveTo(std::nullopt);
}

void ChartCanvas::moveTo(std::optional<double> seconds)
{
    if (seconds)
        seconds = std::clamp(*seconds, -m_span, 0.0);
    if (seconds == m_seconds)
        return;
    m_seconds = seconds;
    if (m_seconds)
        setAccessibleDescription(m_words(*m_seconds).join(QStringLiteral(", ")));
    scene()->update();
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF plot = chart()->plotArea();
    const QPointF at = chart()->mapFromScene(mapToScene(event->position().toPoint()));
    if (!plot.contains(at) || plot.width() <= 0)
        moveTo(std::nullopt);
    else
        moveTo((at.x() - plot.right()) / plot.width() * m_span);
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    moveTo(std::nullopt);
    QChartView::leaveEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event)
{
    const double step = m_span / kKeySteps;
    if (event->key() == Qt::Key_Left)
        moveTo(m_seconds.value_or(0) - step);
    else if (event->key() == Qt::Key_Right)
        moveTo(m_seconds.value_or(-step) + step);
    else if (event->key() == Qt::Key_Escape && m_seconds)
        moveTo(std::nullopt);
    else
        event->ignore();
}

void ChartCanvas::focusOutEvent(QFocusEvent* event)
{
    moveTo(std::nullopt);
    QChartView::focusOutEvent(event);
}

/// The wheel belongs to the page around.
void ChartCanvas::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&)
{
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    if (hasFocus()) {
        painter->setPen(QPen(colors().accent, size::kFocusRing));
        painter->drawRoundedRect(sceneRect().adjusted(1, 1, -1, -1), size::kControlRadius, size::kControlRadius);
    }
    if (!m_seconds)
        return;
    const double x = plot.right() + *m_seconds / m_span * plot.width();
    painter->setPen(QPen(colors().muted, 1));
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    drawWords(*painter, plot, x);
}

void ChartCanvas::drawWords(QPainter& painter, const QRectF& plot, double x) const
{
    const QStringList words = m_words(*m_seconds);
    const QFontMetrics metrics(ui::font(Type::Caption));
    int widest = 0;
    for (const QString& line : words)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    const double pad = px(Space::Control);
    QRectF box(x + pad, plot.top(), widest + 2 * pad, double(metrics.height()) * double(words.size()) + pad);
    if (box.right() > plot.right())
        box.moveRight(x - pad);
    painter.setPen(QPen(colors().border, 1));
    painter.setBrush(colors().surface);
    painter.drawRoundedRect(box, size::kControlRadius, size::kControlRadius);
    painter.setPen(colors().text);
    painter.setFont(ui::font(Type::Caption));
    double y = box.top() + pad / 2 + metrics.ascent();
    for (const QString& line : words) {
        painter.drawText(QPointF(box.left() + pad, y), line);
        y += metrics.height();
    }
}

} // namespace darse::ui
