// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/objectline.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kFigureWidth = 72;

}

ObjectLine::ObjectLine(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ObjectLine::show(const Shown& shown)
{
    m_shown = shown;
    setAccessibleName(shown.name + QStringLiteral(", ") + shown.text + QLatin1Char(' ') + shown.figure);
    explain(*this, shown.text);
    update();
    setVisible(true);
}

QSize ObjectLine::sizeHint() const
{
    return {px(200), px(size::kRow)};
}

void ObjectLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colors().accent, px(size::kFocusRing)) : QPen(Qt::NoPen));
        painter.setBrush(faded(colors().text, 0.05));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), px(size::kControlRadius), px(size::kControlRadius));
    }
    const int side = px(size::kIcon);
    QRect box = rect().adjusted(px(Space::Tight), 0, -px(Space::Tight), 0);
    painter.drawPixmap(box.left(), (height() - side) / 2,
                       iconPixmap(m_shown.icon, m_shown.color, side, devicePixelRatioF()));
    box.setLeft(box.left() + side + px(Space::Control));
    painter.setFont(ui::font(Type::Body));
    if (!m_shown.figure.isEmpty()) {
        painter.setPen(colors().text);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, m_shown.figure);
        box.setRight(box.right() - px(kFigureWidth));
    }
    if (!m_shown.values.empty()) {
        const QRectF chart(box.right() - px(size::kSparklineWidth), (height() - px(size::kSparklineHeight)) / 2.0,
                           px(size::kSparklineWidth), px(size::kSparklineHeight));
        paintSparkline(painter, chart, m_shown.values, colors().series[0]);
        box.setRight(static_cast<int>(chart.left()) - px(Space::Control));
    }
    painter.setPen(colors().text);
    const QString name = painter.fontMetrics().elidedText(m_shown.name, Qt::ElideMiddle, box.width());
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, name);
    box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(name) + px(Space::Control));
    painter.setPen(colors().muted);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_shown.text.simplified(), Qt::ElideRight, box.width()));
}

} // namespace darse::ui
