// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pageoutline.h"

#include "ui/shell/places.h"
#include "ui/style/tokens.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kCounts = 4;
constexpr int kCountHeight = 96;

QString titleOf(const Location& location)
{
    const auto place = std::ranges::find_if(
        places(), [&location](const Place& row) { return location.page == QLatin1StringView(row.page); });
    return place != places().end() && location.key.isEmpty() ? placeText(*place) : QString();
}

void paintSurface(QPainter& painter, const QRect& rect)
{
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(size::kCardRadius), px(size::kCardRadius));
}

/// Side by side.
void paintRow(QPainter& painter, const QRect& rect, int count)
{
    const int gap = px(Space::Card);
    const int width = (rect.width() - (count - 1) * gap) / count;
    for (int i = 0; i < count; ++i)
        paintSurface(painter, {rect.left() + i * (width + gap), rect.top(), width, rect.height()});
}

void paintCards(QPainter& painter, QRect room)
{
    const int gap = px(Space::Card);
    const int counts = px(kCountHeight);
    paintRow(painter, {room.left(), room.top(), room.width(), counts}, kCounts);
    room.setTop(room.top() + counts + gap);
    const int height = (room.height() - gap) / 2;
    paintRow(painter, {room.left(), room.top(), room.width(), height}, 2);
    paintRow(painter, {room.left(), room.top() + height + gap, room.width(), height}, 2);
}

} // namespace

PageOutline::PageOutline(PageContext context, Location location, QWidget* parent) :
    Page(context, parent),
    m_location(std::move(location))
{
}

void PageOutline::show(const Location& location)
{
    m_location = location;
    update();
}

void PageOutline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(ui::font(Type::PageTitle));
    painter.setPen(colors().text);
    const int margin = px(Space::Page);
    QRect room = rect().adjusted(margin, margin, -margin, -margin);
    const int line = painter.fontMetrics().height();
    painter.drawText(QRect(room.left(), room.top(), room.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     titleOf(m_location));
    room.setTop(room.top() + line + px(Space::Card));
    painter.setPen(colors().border);
    painter.setBrush(colors().surface);
    if (m_location.page == QLatin1StringView("overview"))
        paintCards(painter, room);
    else
        paintSurface(painter, room);
}

} // namespace darse::ui
