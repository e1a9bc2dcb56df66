// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/style/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr double kLineWidth = 1.5;
constexpr double kFill = 0.10;
constexpr double kHeadroom = 1.25; // a steady value shall not stick to the upper edge

/// At most `most` values, each the mean of its neighbours: nobody sees more points than that in so little room, and
/// each costs, twice in every row of a list.
std::vector<double> thinned(const std::vector<double>& values, std::size_t most)
{
    if (values.size() <= most)
        return values;
    std::vector<double> out;
    out.reserve(most);
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t first = i * values.size() / most;
        const std::size_t end = (i + 1) * values.size() / most;
        double sum = 0;
        for (std::size_t k = first; k < end; ++k)
            sum += values[k];
        out.push_back(sum / static_cast<double>(end - first));
    }
    return out;
}

} // namespace

void paintSparkline(QPainter& painter, const QRectF& box, const std::vector<double>& all, const QColor& color,
                    double ceiling)
{
    if (all.size() < 2)
        return;
    constexpr double kPixelsApart = 3;
    const std::vector<double> values =
        thinned(all, std::max<std::size_t>(2, static_cast<std::size_t>(box.width() / kPixelsApart)));
    const double top = std::max(ceiling > 0 ? ceiling : *std::ranges::max_element(values) * kHeadroom, 1e-9);
    const double step = box.width() / static_cast<double>(values.size() - 1);
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double share = std::clamp(values[i] / top, 0.0, 1.0);
        line.append({box.left() + static_cast<double>(i) * step, box.bottom() - share * box.height()});
    }
    QPolygonF area = line;
    area << box.bottomRight() << box.bottomLeft();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false); // the line covers the edge of the area
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(color, kFill));
    painter.drawPolygon(area);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, kLineWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(line);
    painter.restore();
}

Sparkline::Sparkline(const QColor& color, QWidget* parent) : QWidget(parent), m_color(color)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(std::vector<double> values, double ceiling)
{
    m_values = std::move(values);
    m_ceiling = ceiling;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {px(size::kSparklineWidth), px(size::kSparklineHeight)};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSparkline(painter, QRectF(rect()).adjusted(1, 2, -1, -1), m_values, m_color, m_ceiling);
}

} // namespace darse::ui
