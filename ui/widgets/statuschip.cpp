// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statuschip.h"

#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kHeight = 24;

}

StatusChip::StatusChip(QWidget* parent) : QWidget(parent)
{
    setFont(ui::font(Type::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setStatus(backend::Status status, const QString& reason)
{
    m_status = status;
    explain(*this, reason);
    setAccessibleName(statusLook(status).word);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(statusLook(m_status).word);
    return {px(Space::Control) * 2 + px(size::kIcon) + px(Space::Tight) + text + px(2), px(kHeight)};
}

void StatusChip::paintEvent(QPaintEvent*)
{
    const StatusLook look = statusLook(m_status);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(look.color));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const int side = px(size::kIcon);
    const QRect iconBox(px(Space::Control), (height() - side) / 2, side, side);
    painter.drawPixmap(iconBox, iconPixmap(look.icon, look.color, side, devicePixelRatioF()));
    painter.setPen(look.color);
    painter.drawText(rect().adjusted(iconBox.right() + 1 + px(Space::Tight), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     look.word);
}

} // namespace darse::ui
