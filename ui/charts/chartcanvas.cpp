// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QChart>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

constexpr int kMarkSize = 9;
constexpr int kMarkReach = 7; ///< pixels from a mark that still count as on it
constexpr double kChosen = 0.12;

} // namespace

ChartCanvas::ChartCanvas(QChart* chart, Words words, QWidget* parent) :
    QChartView(chart, parent),
    m_words(std::move(words))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
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

void ChartCanvas::setCrosshair(std::optional<double> seconds)
{
    if (seconds == m_seconds)
        return;
    m_seconds = seconds;
    scene()->update();
}

void ChartCanvas::setMarks(std::vector<ChartMark> marks)
{
    m_marks = std::move(marks);
    scene()->update();
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
    Q_EMIT crosshairMoved(m_seconds);
}

QRectF ChartCanvas::plot() const
{
    return chart()->mapRectToScene(chart()->plotArea());
}

double ChartCanvas::xOf(double seconds) const
{
    return plot().right() + seconds / m_span * plot().width();
}

std::optional<double> ChartCanvas::secondsAt(const QPointF& position) const
{
    const QRectF area = plot();
    const QPointF at = mapToScene(position.toPoint());
    if (!area.contains(at) || area.width() <= 0)
        return std::nullopt;
    return (at.x() - area.right()) / area.width() * m_span;
}

const ChartMark* ChartCanvas::markNear(double seconds) const
{
    const double reach = plot().width() > 0 ? px(kMarkReach) * m_span / plot().width() : 0;
    const auto distance = [&](const ChartMark& mark) {
        return std::abs(double(mark.atMilliseconds - m_end) / 1000.0 - seconds);
    };
    const auto nearest = std::ranges::min_element(m_marks, {}, distance);
    return nearest == m_marks.end() || distance(*nearest) > reach ? nullptr : &*nearest;
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&)
{
    const QRectF area = plot();
    if (hasFocus()) {
        painter->setPen(QPen(colors().accent, size::kFocusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(sceneRect().adjusted(1, 1, -1, -1), size::kControlRadius, size::kControlRadius);
    }
    drawMarks(*painter);
    if (m_drag == Drag::Select) {
        const double left = std::clamp(std::min(m_pressed.x(), m_dragged.x()), area.left(), area.right());
        const double right = std::clamp(std::max(m_pressed.x(), m_dragged.x()), area.left(), area.right());
        painter->fillRect(QRectF(left, area.top(), right - left, area.height()), faded(colors().accent, kChosen));
    }
    if (!m_seconds)
        return;
    const double x = xOf(*m_seconds);
    painter->setPen(QPen(colors().muted, 1));
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    drawWords(*painter, x);
}

void ChartCanvas::drawMarks(QPainter& painter) const
{
    const QRectF area = plot();
    for (const ChartMark& mark : m_marks) {
        const double seconds = double(mark.atMilliseconds - m_end) / 1000.0;
        if (seconds < -m_span || seconds > 0)
            continue;
        const double x = xOf(seconds);
        const QColor color = mark.isWarning ? colors().warning : colors().accent;
        painter.setPen(QPen(faded(color, 0.5), 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const double half = px(kMarkSize) / 2.0;
        // Warnings differ in shape also.
        QPolygonF triangle;
        triangle << QPointF(x - half, area.bottom()) << QPointF(x + half, area.bottom())
                 << QPointF(x, area.bottom() - 2 * half);
        if (mark.isWarning)
            painter.drawPolygon(triangle);
        else
            painter.drawEllipse(QPointF(x, area.bottom() - half), half * 0.8, half * 0.8);
    }
}

void ChartCanvas::drawWords(QPainter& painter, double x) const
{
    const QRectF area = plot();
    QStringList words = m_words(*m_seconds);
    const QFontMetrics metrics(ui::font(Type::Caption));
    if (const ChartMark* mark = markNear(*m_seconds))
        words.append(metrics.elidedText(mark->text, Qt::ElideRight, int(area.width() / 2)));
    int widest = 0;
    for (const QString& line : words)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    const double pad = px(Space::Control);
    QRectF box(x + pad, area.top(), widest + 2 * pad, double(metrics.height()) * double(words.size()) + pad);
    if (box.right() > area.right())
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
