// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/meter.h"

#include "ui/style/tokens.h"

#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kHeight = 6;
constexpr int kWidth = 120;
constexpr double kTight = 0.80;
constexpr double kFull = 0.95;

} // namespace

Meter::Meter(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::setShare(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

QSize Meter::sizeHint() const
{
    return {px(kWidth), px(kHeight)};
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = height() / 2.0;
    painter.setBrush(colors().isDark ? colors().border : colors().sunken);
    painter.drawRoundedRect(rect(), radius, radius);
    const QColor color = m_share >= kFull ? colors().failed : m_share >= kTight ? colors().warning : colors().accent;
    painter.setBrush(color);
    const double width = std::max(m_share * rect().width(), m_share > 0 ? 2 * radius : 0.0);
    painter.drawRoundedRect(QRectF(0, 0, width, height()), radius, radius);
}

} // namespace darse::ui
