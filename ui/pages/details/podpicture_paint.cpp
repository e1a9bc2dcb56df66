// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podpicture.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/visibletext.h"

#include <QPainter>

namespace darse::ui {

namespace {

void roundedRect(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line)
{
    painter.setPen(line);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(size::kCardRadius), px(size::kCardRadius));
}

/// Of a volume, by its place.
const QColor& colorOf(std::size_t index)
{
    return colors().series[(index + 1) % colors().series.size()];
}

} // namespace

void PodPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    roundedRect(painter, rect(), c.sunken, c.border);
    painter.setPen(c.text);
    painter.setFont(ui::font(Type::Section));
    painter.drawText(QRect(px(Space::Card), 0, width() - 2 * px(Space::Card), px(kBand)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_head, Qt::ElideRight, width() - 2 * px(Space::Card)));
    const QRect band(px(Space::Card), px(kBand), width() - 2 * px(Space::Card), px(kBand) - px(Space::Related));
    roundedRect(painter, band, faded(c.accent, 0.12), c.accent);
    painter.setPen(c.accent);
    painter.setFont(ui::font(Type::Body));
    painter.drawText(band.adjusted(px(Space::Control), 0, -px(Space::Control), 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_shared, Qt::ElideRight, band.width() - px(Space::Card)));
    paintVolumes(painter);
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        paintBox(painter, boxRect(static_cast<int>(i)), m_boxes[i]);
}

void PodPicture::paintBox(QPainter& painter, const QRect& rect, const Box& box) const
{
    const Colors& c = colors();
    const StatusLook look = statusLook(box.status);
    roundedRect(painter, rect, c.surface, c.border);
    const QRect inner = rect.adjusted(px(Space::Related), px(Space::Control), -px(Space::Related), -px(Space::Control));
    const int side = px(16);
    painter.drawPixmap(inner.topLeft(), iconPixmap(look.icon, look.color, side, devicePixelRatioF()));
    QFont bold = ui::font(Type::Body);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(c.text);
    int y = inner.top();
    const int line = painter.fontMetrics().height() + px(2);
    painter.drawText(
        QRect(inner.left() + side + px(Space::Control), y, inner.width() - side - px(Space::Control), line),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(box.title, Qt::ElideRight, inner.width() - side));
    painter.setFont(ui::font(Type::Caption));
    painter.setPen(c.muted);
    for (const QString& text : box.lines) {
        if (text.isEmpty())
            continue;
        y += line;
        painter.drawText(QRect(inner.left(), y, inner.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideMiddle, inner.width()));
    }
    paintDots(painter, rect, box);
}

/// A dot in the colour of each volume that the container mounts.
void PodPicture::paintDots(QPainter& painter, const QRect& rect, const Box& box) const
{
    const int side = px(8);
    int right = rect.right() - px(Space::Control);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_volumes.size(); ++i) {
        if (!box.volumes.contains(m_volumes[i].name) || right - side <= rect.left())
            continue;
        painter.setBrush(colorOf(i));
        painter.drawEllipse(QRect(right - side, rect.bottom() - px(Space::Control) - side, side, side));
        right -= side + px(Space::Tight);
    }
}

void PodPicture::paintVolumes(QPainter& painter) const
{
    const Colors& c = colors();
    for (std::size_t i = 0; i < m_volumes.size(); ++i) {
        const QRect place = volumeRect(static_cast<int>(i));
        const backend::PodVolume& volume = m_volumes[i];
        const QColor& color = colorOf(i);
        painter.setPen(QPen(color, px(1)));
        // Lines from further up would run behind other boxes: dots say it there.
        const bool hasLines = static_cast<int>(m_boxes.size()) <= columns(width());
        for (std::size_t box = 0; hasLines && box < m_boxes.size(); ++box) {
            if (m_boxes[box].volumes.contains(volume.name))
                painter.drawLine(
                    QPoint(boxRect(static_cast<int>(box)).center().x(), boxRect(static_cast<int>(box)).bottom()),
                    QPoint(place.center().x(), place.top()));
        }
        roundedRect(painter, place, c.surface, color);
        const int side = px(16);
        painter.drawPixmap(QPoint(place.left() + px(Space::Control), place.center().y() - side / 2),
                           iconPixmap(QStringLiteral("volume"), c.muted, side, devicePixelRatioF()));
        painter.setPen(c.text);
        painter.setFont(ui::font(Type::Caption));
        const QString words = volume.type.isEmpty()
                                  ? visibleText(volume.name)
                                  : QStringLiteral("%1 · %2").arg(visibleText(volume.name), visibleText(volume.type));
        const QRect inner = place.adjusted(side + 2 * px(Space::Control), 0, -px(Space::Control), 0);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, inner.width()));
    }
}

} // namespace darse::ui
