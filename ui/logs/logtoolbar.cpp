// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logtoolbar.h"

#include "ui/style/tokens.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace darse::ui {

LogToolBar::LogToolBar(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(px(Space::Control));
    m_grid->setColumnStretch(1, 1);
}

void LogToolBar::fill(QWidget* first, QWidget* search, const QWidgetList& last)
{
    m_search = search;
    m_ends = QWidgetList{first} + last;
    m_grid->addWidget(first, 0, 0);
    m_grid->addWidget(search, 0, 1);
    for (int at = 0; at < last.size(); ++at)
        m_grid->addWidget(last.at(at), 0, at + 2);
}

int LogToolBar::widthOf(const QWidgetList& widgets) const
{
    int width = 0;
    for (const QWidget* each : widgets) {
        if (!each->isHidden())
            width += std::max(each->minimumSizeHint().width(), each->minimumWidth()) + m_grid->horizontalSpacing();
    }
    return std::max(0, width - m_grid->horizontalSpacing());
}

QSize LogToolBar::minimumSizeHint() const
{
    const int narrow = m_search == nullptr ? 0 : std::max(widthOf(m_ends), widthOf({m_search}));
    return {narrow, m_grid->minimumSize().height()};
}

bool LogToolBar::event(QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void LogToolBar::arrange()
{
    if (m_search == nullptr)
        return;
    const bool isBelow = widthOf(m_ends + QWidgetList{m_search}) > width();
    if (isBelow == m_isBelow)
        return;
    m_isBelow = isBelow;
    m_grid->removeWidget(m_search);
    if (isBelow)
        m_grid->addWidget(m_search, 1, 0, 1, m_grid->columnCount());
    else
        m_grid->addWidget(m_search, 0, 1);
    orderKeys();
    updateGeometry();
}

/// The keyboard comes to the search where the eye does.
void LogToolBar::orderKeys() const
{
    QWidgetList parts; // which need not come after it any more, once they were moved
    for (QWidget* each = m_search->nextInFocusChain(); each != m_search; each = each->nextInFocusChain()) {
        if (m_search->isAncestorOf(each))
            parts << each;
    }
    QWidgetList all = m_ends;
    const qsizetype at = m_isBelow ? all.size() : 1;
    for (qsizetype i = 0; i < parts.size(); ++i)
        all.insert(at + i, parts.at(i));
    for (qsizetype i = 1; i < all.size(); ++i)
        setTabOrder(all.at(i - 1), all.at(i));
}

} // namespace darse::ui
