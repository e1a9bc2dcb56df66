// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/chipbutton.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QPainter>

namespace darse::ui {

ChipButton::ChipButton(const QColor& color, const QString& iconName, QWidget* parent) :
    QAbstractButton(parent),
    m_color(color),
    m_iconName(iconName)
{
    setFont(ui::font(Type::Body));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipButton::say(const QString& words)
{
    if (text() == words)
        return;
    setText(words);
    setFixedSize(sizeHint()); // else a button has its page laid out for every word
}

QSize ChipButton::sizeHint() const
{
    const int icon = m_iconName.isEmpty() ? 0 : px(size::kIcon) + px(6);
    return {fontMetrics().horizontalAdvance(text()) + icon + px(20), fontMetrics().height() + px(10)};
}

void ChipButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChipButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ChipButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
    const double radius = shape.height() / 2;
    const bool isFilled = isChecked() || !isCheckable();
    QColor fill = isFilled ? tint(m_color) : Qt::transparent;
    if (underMouse())
        fill = faded(m_color, isFilled ? 0.22 : 0.08);
    painter.setBrush(fill);
    const bool hasRing = hasFocus();
    const QColor edge = hasRing ? colors().accent : isChecked() ? m_color : colors().border;
    painter.setPen(hasRing || isChecked() || isCheckable() ? QPen(edge, hasRing ? 2 : 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(shape, radius, radius);

    QRect inner = rect().adjusted(px(10), 0, -px(10), 0);
    if (!m_iconName.isEmpty()) {
        const int icon = px(size::kIcon);
        painter.drawPixmap(QRect(inner.left(), (height() - icon) / 2, icon, icon),
                           iconPixmap(m_iconName, m_color, icon, devicePixelRatioF()));
        inner.setLeft(inner.left() + icon + px(6));
    }
    painter.setPen(isFilled ? m_color : colors().text);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
}

} // namespace darse::ui
