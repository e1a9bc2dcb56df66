// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/visibletext.h"

#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kNarrowest = 48;

}

ElidedLabel::ElidedLabel(Type type, Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone)
{
    setFont(ui::font(type));
    speakAs(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    const QString shown = visibleText(text);
    if (shown == m_text)
        return;
    m_text = shown;
    setAccessibleName(shown);
    explain(*this, shown);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(px(kNarrowest), sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_tone == Tone::Muted ? colors().muted : colors().text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace darse::ui
