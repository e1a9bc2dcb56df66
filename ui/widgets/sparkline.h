// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

class QPainter;

namespace darse::ui {

/// Paints values as a thin line over a light fill, newest at the right. `ceiling` is the value at the top; 0 takes a
/// quarter more than the largest one.
void paintSparkline(QPainter& painter, const QRectF& box, const std::vector<double>& values, const QColor& color,
                    double ceiling = 0);

/// The last minutes of one number, without axes.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(const QColor& color, QWidget* parent = nullptr);

    void setValues(std::vector<double> values, double ceiling = 0);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_color;
    std::vector<double> m_values;
    double m_ceiling = 0;
};

} // namespace darse::ui
