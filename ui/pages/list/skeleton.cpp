// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/skeleton.h"

#include "ui/style/tokens.h"

#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

/// Shares of the width: a name, a status, and so on, never twice the same line.
constexpr double kBars[] = {0.30, 0.12, 0.22, 0.10, 0.08};
constexpr int kMostRows = 12;

} // namespace

Skeleton::Skeleton(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int rowHeight = px(size::kRow);
    const int bar = px(10);
    const int rows = std::min(height() / rowHeight, kMostRows);
    for (int row = 0; row < rows; ++row) {
        // Fades downwards: nobody knows how many rows there will be.
        painter.setBrush(faded(colors().muted, 0.16 * (1.0 - static_cast<double>(row) / kMostRows)));
        double x = px(Space::Control);
        const double y = (row + 1) * rowHeight + (rowHeight - bar) / 2.0;
        for (const double share : kBars) {
            const double column = width() * share;
            const double filled = column * (0.55 + 0.1 * ((row * 7 + static_cast<int>(share * 100)) % 4));
            painter.drawRoundedRect(QRectF(x, y, filled, bar), bar / 2.0, bar / 2.0);
            x += column + px(Space::Card);
        }
    }
}

} // namespace darse::ui
