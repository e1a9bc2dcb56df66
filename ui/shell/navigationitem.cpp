// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigationitem.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QLocale>
#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kBar = 3;

}

NavigationItem::NavigationItem(const QString& page, const QString& iconName, const QString& text, QWidget* parent) :
    QAbstractButton(parent),
    m_page(page),
    m_icon(iconName)
{
    setText(text);
    speakAs(*this, QAccessible::Link);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationItem::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    update();
}

void NavigationItem::setCollapsed(bool isCollapsed)
{
    m_isCollapsed = isCollapsed;
    setToolTip(isCollapsed ? text() : QString());
    update();
}

QSize NavigationItem::sizeHint() const
{
    return {px(size::kNavigationCollapsed), px(size::kNavigationRow)};
}

void NavigationItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect body = rect().adjusted(px(Space::Control), 1, -px(Space::Control), -1);
    const QColor ink = isChecked() ? colors().accent : colors().text;
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(isChecked() ? tint(colors().accent) : faded(colors().text, 0.06));
        painter.drawRoundedRect(body, px(size::kControlRadius), px(size::kControlRadius));
    }
    if (isChecked()) {
        painter.setBrush(colors().accent);
        painter.drawRoundedRect(QRect(0, body.top() + px(4), px(kBar), body.height() - px(8)), 1.5, 1.5);
    }
    const int side = px(size::kIcon);
    const int left = m_isCollapsed ? (width() - side) / 2 : body.left() + px(Space::Control);
    painter.drawPixmap(left, (height() - side) / 2,
                       iconPixmap(m_icon, isChecked() ? ink : colors().muted, side, devicePixelRatioF()));
    if (hasFocus()) {
        painter.setPen(QPen(colors().accent, px(size::kFocusRing)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(body, px(size::kControlRadius), px(size::kControlRadius));
    }
    if (m_isCollapsed)
        return;
    QRect textBox = body.adjusted(px(Space::Control) + side + px(Space::Control), 0, -px(Space::Control), 0);
    if (m_count >= 0) {
        const QString count = QLocale().toString(m_count);
        painter.setFont(ui::font(Type::Caption));
        painter.setPen(colors().muted);
        painter.drawText(textBox, Qt::AlignVCenter | Qt::AlignRight, count);
        textBox.setRight(textBox.right() - painter.fontMetrics().horizontalAdvance(count) - px(Space::Control));
    }
    QFont face = ui::font(Type::Body);
    face.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(face);
    painter.setPen(ink);
    painter.drawText(textBox, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, textBox.width()));
}

} // namespace darse::ui
