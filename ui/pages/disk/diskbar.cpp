// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/disk/diskbar.h"

#include "ui/style/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace darse::ui {
namespace {

constexpr int kHeight = 10;
constexpr int kWidth = 200;

} // namespace

void DiskBar::setParts(std::vector<Part> parts, qint64 whole)
{
    m_parts = std::move(parts);
    m_whole = whole;
    update();
}

QSize DiskBar::sizeHint() const
{
    return {px(kWidth), px(kHeight)};
}

void DiskBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = px(kHeight);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(0, (this->height() - height) / 2, width(), height), height / 2, height / 2);
    painter.setClipPath(shape);
    painter.fillRect(rect(), colors().sunken);
    double x = 0;
    for (const Part& part : m_parts) {
        const double share = m_whole > 0 ? double(part.bytes) / double(m_whole) : 0;
        const double wide = share * width();
        painter.fillRect(QRectF(x, 0, wide, this->height()), part.color);
        x += wide;
    }
}

} // namespace darse::ui
