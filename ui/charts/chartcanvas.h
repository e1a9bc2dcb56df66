// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <functional>
#include <optional>

namespace darse::ui {

/// The drawing area, with a crosshair that follows the mouse or the arrow keys.
class ChartCanvas : public QChartView {
    Q_OBJECT
public:
    /// Words for a moment, the time first; asked only while the crosshair is shown.
    using Words = std::function<QStringList(double seconds)>;

    ChartCanvas(QChart* chart, Words words, QWidget* parent = nullptr);

    /// From -span to 0 on the time axis.
    void setSpan(double seconds);
    [[nodiscard]] std::optional<double> crosshair() const { return m_seconds; }

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void moveTo(std::optional<double> seconds);
    void drawWords(QPainter& painter, const QRectF& plot, double x) const;

    Words m_words;
    double m_span = 600;
    std::optional<double> m_seconds; ///< where the crosshair is
};

} // namespace darse::ui
