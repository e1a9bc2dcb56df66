// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statusring.h"

#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"

#include <QLocale>
#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kSide = 72;
constexpr int kThickness = 7;
constexpr int kWholeTurn = 360 * 16;
constexpr int kGap = 5 * 16;

} // namespace

StatusRing::StatusRing(QWidget* parent) : QWidget(parent)
{
    setFixedSize(StatusRing::sizeHint());
}

void StatusRing::setParts(const std::vector<Part>& parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    QStringList words;
    for (const Part& part : parts)
        words.append(QLocale().toString(part.count) + QLatin1Char(' ') + statusLook(part.status).word);
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

QSize StatusRing::sizeHint() const
{
    return {px(kSide), px(kSide)};
}

void StatusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = px(kThickness) / 2.0 + 1;
    const QRectF ring = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    QPen pen(colors().sunken, px(kThickness), Qt::SolidLine, Qt::FlatCap);
    painter.setPen(pen);
    painter.drawEllipse(ring);
    int total = 0;
    for (const Part& part : m_parts)
        total += part.count;
    int at = 90 * 16;
    const int gap = m_parts.size() > 1 ? kGap : 0;
    for (const Part& part : m_parts) {
        const int span = total > 0 ? kWholeTurn * part.count / total : 0;
        pen.setColor(statusLook(part.status).color);
        painter.setPen(pen);
        if (span > gap)
            painter.drawArc(ring, at - gap / 2, -(span - gap));
        at -= span;
    }
    painter.setPen(colors().text);
    painter.setFont(ui::font(Type::Section));
    painter.drawText(rect(), Qt::AlignCenter, QLocale().toString(total));
}

} // namespace darse::ui
