// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/flowlayout.h"

#include "ui/style/tokens.h"

#include <QWidget>

#include <algorithm>

namespace darse::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (item != nullptr)
        m_items.erase(m_items.begin() + index);
    return item;
}

template <class Place>
int FlowLayout::arrange(const QRect& rect, Place place) const
{
    const int gap = px(Space::Control);
    int x = rect.left();
    int y = rect.top();
    int lineHeight = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        if (x > rect.left() && x + wanted.width() > rect.right() + 1) {
            x = rect.left();
            y += lineHeight + gap;
            lineHeight = 0;
        }
        place(item, QRect(QPoint(x, y), wanted));
        x += wanted.width() + gap;
        lineHeight = std::max(lineHeight, wanted.height());
    }
    return y + lineHeight - rect.top();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), [](QLayoutItem*, const QRect&) {});
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, [](QLayoutItem* item, const QRect& where) { item->setGeometry(where); });
}

} // namespace darse::ui
