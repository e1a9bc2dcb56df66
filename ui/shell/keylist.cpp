// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keylist.h"

#include "ui/style/tokens.h"
#include "ui/widgets/spokenrows.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <iterator>

namespace darse::ui {
namespace {

constexpr int kBetweenRows = 6;
constexpr int kChipSide = 6; ///< of the room around a key
constexpr int kChipTop = 1;

bool isHeading(const KeyRow& row)
{
    return row.keys.isEmpty();
}

Type typeOf(const KeyRow& row)
{
    return isHeading(row) ? Type::Section : Type::Body;
}

int betweenColumns()
{
    return px(Space::Group) * 2;
}

} // namespace

KeyList::KeyList(const std::vector<Column>& columns, QWidget* parent) : QWidget(parent), m_columns(int(columns.size()))
{
    const int chip = chipSize({}).height();
    const int body = QFontMetrics(ui::font(Type::Body)).height();
    const int heading = QFontMetrics(ui::font(Type::Section)).height();
    int width = 0;
    for (int at = 0; at < m_columns; ++at) {
        int top = 0;
        for (const KeyRow& row : columns[std::size_t(at)]) {
            if (isHeading(row) && top > 0)
                top += px(Space::Related);
            const int height = isHeading(row) ? heading : std::max(body, chip);
            m_places.push_back({at, top, height});
            top += height + px(kBetweenRows);
            width = std::max(width, widthOf(row));
        }
        m_wanted.setHeight(std::max(m_wanted.height(), top));
        std::ranges::copy(columns[std::size_t(at)], std::back_inserter(m_rows));
    }
    setContentsMargins(0, 0, px(Space::Card), 0); // off the bar beside it
    m_wanted.setWidth(m_columns * width + (m_columns - 1) * betweenColumns() + px(Space::Card));
    speakRows(*this, int(m_rows.size()), [this](int index) {
        const KeyRow& row = m_rows[std::size_t(index)];
        return SpokenRow{isHeading(row) ? row.text
                                        : row.text + QStringLiteral(": ") + row.keys.join(QStringLiteral(", ")),
                         isHeading(row) ? QAccessible::Heading : QAccessible::ListItem, rectOf(index)};
    });
}

QRect KeyList::rectOf(int index) const
{
    const Place& place = m_places[std::size_t(index)];
    const int column = (contentsRect().width() - (m_columns - 1) * betweenColumns()) / m_columns;
    return {place.column * (column + betweenColumns()), place.top, column, place.height};
}

QSize KeyList::chipSize(const QString& key) const
{
    const QFontMetrics metrics(ui::font(Type::Caption));
    return {metrics.horizontalAdvance(key) + 2 * (px(kChipSide) + 1), metrics.height() + 2 * (px(kChipTop) + 1)};
}

int KeyList::widthOf(const KeyRow& row) const
{
    int width = QFontMetrics(ui::font(typeOf(row))).horizontalAdvance(row.text);
    for (const QString& key : row.keys)
        width += chipSize(key).width() + px(Space::Tight);
    return width + (isHeading(row) ? 0 : px(Space::Group));
}

void KeyList::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < int(m_rows.size()); ++index) {
        const QRect where = rectOf(index);
        if (!event->rect().intersects(where))
            continue;
        const KeyRow& row = m_rows[std::size_t(index)];
        painter.setFont(ui::font(typeOf(row)));
        painter.setPen(colors().text);
        painter.drawText(where, Qt::AlignVCenter | Qt::TextSingleLine, row.text);
        paintKeys(painter, row.keys, where);
    }
}

/// From the right; the last one ends there.
void KeyList::paintKeys(QPainter& painter, const QStringList& keys, const QRect& where) const
{
    painter.setFont(ui::font(Type::Caption));
    int right = where.right() + 1;
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const QSize size = chipSize(*key);
        const QRect chip({right - size.width(), where.top() + (where.height() - size.height()) / 2}, size);
        painter.setPen(colors().border);
        painter.setBrush(colors().sunken);
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), px(size::kControlRadius),
                                px(size::kControlRadius));
        painter.setPen(colors().muted);
        painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, *key);
        right = chip.left() - px(Space::Tight);
    }
}

} // namespace darse::ui
