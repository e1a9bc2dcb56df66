// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drawerroom.h"

#include "ui/style/tokens.h"
#include "ui/widgets/drawer.h"

#include <QKeyEvent>

#include <algorithm>

namespace darse::ui {
namespace {

/// What a page has in the smallest window too.
constexpr int kLeastPage = 660;

} // namespace

DrawerRoom::DrawerRoom(QWidget* navigation, QWidget* parent) : QWidget(parent), m_navigation(navigation) {}

QList<Drawer*> DrawerRoom::drawers() const
{
    return findChildren<Drawer*>(QString(), Qt::FindDirectChildrenOnly);
}

Drawer* DrawerRoom::openDrawer() const
{
    const QList<Drawer*> all = drawers();
    const auto open = std::ranges::find_if(all, &Drawer::isOpen);
    return open == all.end() ? nullptr : *open;
}

void DrawerRoom::toggle(Drawer& drawer)
{
    connect(&drawer, &Drawer::openChanged, this, &DrawerRoom::arrange, Qt::UniqueConnection);
    Drawer* before = openDrawer();
    if (before != nullptr && before != &drawer)
        before->close();
    drawer.toggle();
}

void DrawerRoom::arrange()
{
    Drawer* drawer = openDrawer();
    const int drawerWidth = px(size::kDrawer);
    const bool isBeside = drawer != nullptr && width() - m_navigation->minimumWidth() - drawerWidth >= px(kLeastPage);
    if (drawer != nullptr)
        drawer->setDocked(isBeside);
    const QMargins margins(0, 0, isBeside ? drawerWidth : 0, 0);
    if (margins == contentsMargins())
        return;
    setContentsMargins(margins);
    Q_EMIT arranged();
}

/// The navigation may have been folded.
bool DrawerRoom::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && openDrawer() != nullptr)
        arrange();
    return QWidget::event(event);
}

void DrawerRoom::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (Drawer* drawer : drawers())
        drawer->place();
    arrange();
    Q_EMIT arranged();
}

void DrawerRoom::keyPressEvent(QKeyEvent* event)
{
    Drawer* drawer = event->key() == Qt::Key_Escape ? openDrawer() : nullptr;
    if (drawer == nullptr)
        return QWidget::keyPressEvent(event);
    drawer->close();
}

} // namespace darse::ui
