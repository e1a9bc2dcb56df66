// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/style/tokens.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

constexpr double kLineWidth = 1.5;
constexpr double kFill = 0.10;
constexpr double kHeadroom = 1.25; // a steady value shall not stick to the upper edge

/// How much of the pixel from `pixel` to `pixel + 1` lies between `top` and `bottom`.
double covered(int pixel, double top, double bottom)
{
    return std::clamp(std::min(bottom, pixel + 1.0) - std::max(top, static_cast<double>(pixel)), 0.0, 1.0);
}

/// The picture of a line with what is below it tinted, column by column: a general painter's strokes and polygons cost
/// twenty times as much, and a list has two of these in every row. `shares` are from 0, the bottom, to 1.
QImage lineImage(const std::vector<double>& shares, QSize pixels, double lineWidth, const QColor& color)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const double half = lineWidth / 2;
    const double room = pixels.height() - lineWidth;
    const double valuesPerPixel = static_cast<double>(shares.size() - 1) / pixels.width();
    const auto heightAt = [&](int x) {
        const double at = x * valuesPerPixel;
        const std::size_t before = std::min(static_cast<std::size_t>(at), shares.size() - 2);
        const double share = std::lerp(shares[before], shares[before + 1], at - static_cast<double>(before));
        return half + (1 - share) * room;
    };
    auto* const bits = reinterpret_cast<QRgb*>(image.bits());
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    double left = heightAt(0);
    for (int x = 0; x < pixels.width(); ++x) {
        const double right = heightAt(x + 1);
        const double top = std::min(left, right) - half;
        const double bottom = std::max(left, right) + half;
        for (int y = std::max(0, static_cast<int>(top)); y < pixels.height(); ++y) {
            const double line = covered(y, top, bottom);
            const double alpha = line + (1 - line) * kFill * covered(y, bottom, pixels.height());
            bits[y * stride + x] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), qRound(alpha * 255)));
        }
        left = right;
    }
    return image;
}

} // namespace

void paintSparkline(QPainter& painter, const QRectF& box, const std::vector<double>& values, const QColor& color,
                    double ceiling)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = (box.size() * ratio).toSize();
    if (values.size() < 2 || pixels.isEmpty() || pixels.height() <= kLineWidth * ratio)
        return;
    const double top = std::max(ceiling > 0 ? ceiling : *std::ranges::max_element(values) * kHeadroom, 1e-9);
    std::vector<double> shares(values.size());
    std::ranges::transform(values, shares.begin(), [&](double value) { return std::clamp(value / top, 0.0, 1.0); });
    QImage image = lineImage(shares, pixels, kLineWidth * ratio, color);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(box.topLeft().toPoint(), image);
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
