// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartmark.h"

#include <QChartView>

#include <functional>
#include <optional>
#include <vector>

namespace darse::ui {

/// The drawing area: a crosshair that follows the mouse or the arrow keys, marks on the time axis, and the gestures
/// that choose another stretch of time. All seconds are those before the right edge: -span to 0.
class ChartCanvas : public QChartView {
    Q_OBJECT
public:
    /// Words for a moment, the time first; asked only while the crosshair is shown.
    using Words = std::function<QStringList(double seconds)>;

    ChartCanvas(QChart* chart, Words words, QWidget* parent = nullptr);

    void setSpan(double seconds);
    /// Where the crosshair is shown, as another chart has it. Tells nobody.
    void setCrosshair(std::optional<double> seconds);
    [[nodiscard]] std::optional<double> crosshair() const { return m_seconds; }
    /// What happened; `end` is the moment at the right edge.
    void setMarks(std::vector<ChartMark> marks);
    void setEnd(qint64 atMilliseconds) { m_end = atMilliseconds; }

Q_SIGNALS:
    void crosshairMoved(std::optional<double> seconds);
    void stretchChosen(double from, double to);
    void zoomAsked(double factor, double around);
    void panAsked(double share);
    void liveAsked();
    /// A mark was clicked, or Return was pressed on it.
    void momentChosen(double seconds);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum class Drag { None, Select, Pan };

    void moveTo(std::optional<double> seconds);
    void drag(const QPointF& at);
    [[nodiscard]] std::optional<double> secondsAt(const QPointF& position) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(double seconds) const;
    [[nodiscard]] const ChartMark* markNear(double seconds) const;
    void drawMarks(QPainter& painter) const;
    void drawWords(QPainter& painter, double x) const;

    Words m_words;
    double m_span = 600;
    qint64 m_end = 0;
    std::optional<double> m_seconds; ///< where the crosshair is
    std::vector<ChartMark> m_marks;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged;
};

} // namespace darse::ui
