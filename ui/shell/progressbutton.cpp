// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/progressbutton.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QPainter>

namespace darse::ui {

ProgressButton::ProgressButton(QWidget* parent) : QToolButton(parent)
{
    setProperty("look", QStringLiteral("quiet"));
    setFocusPolicy(Qt::StrongFocus);
    setIconSize({px(size::kIcon), px(size::kIcon)});
    setIcon(ui::icon(QStringLiteral("operations")));
    setProgress(0, -1);
}

void ProgressButton::setProgress(int running, double share)
{
    m_running = running;
    m_share = share;
    const QString text = running > 0 ? tr("%n operation(s) under way", "", running) : tr("Operations");
    setToolTip(text);
    setAccessibleName(text);
    update();
}

void ProgressButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    if (m_running == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = px(26);
    const QRectF ring((width() - side) / 2.0, (height() - side) / 2.0, side, side);
    painter.setPen(QPen(faded(colors().accent, 0.25), px(2)));
    painter.drawEllipse(ring);
    painter.setPen(QPen(colors().accent, px(2), Qt::SolidLine, Qt::RoundCap));
    const double share = m_share < 0 ? 0.25 : m_share;
    painter.drawArc(ring, 90 * 16, -static_cast<int>(share * 360 * 16));
}

} // namespace darse::ui
