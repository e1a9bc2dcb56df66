// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/objectstore.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/pages/details/detailspage.h"
#include "ui/pages/details/detailstabs.h"
#include "ui/pages/details/logstab.h"

#include <QCoreApplication>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace darse::ui {

void DetailsPage::makeTabs()
{
    const QSignalBlocker quiet(m_tabBar);
    for (const Slot& slot : m_slots)
        delete slot.widget;
    m_slots.clear();
    while (m_tabBar->count() > 0)
        m_tabBar->removeTab(0);
    for (const TabRow* row : tabsOf(kindView(m_ref.kind), session().backend())) {
        m_slots.push_back({row, nullptr});
        m_tabBar->addTab(QCoreApplication::translate("tabs", row->title));
        constexpr int kKeys = 10; // the last is 0, and there are none after it
        if (m_tabBar->count() <= kKeys)
            m_tabBar->setTabToolTip(m_tabBar->count() - 1, tr("Alt+%1").arg(m_tabBar->count() % kKeys));
    }
    // Without tabs the bar had no height, and the layout remembers that.
    m_tabBar->updateGeometry();
}

/// Without an object the choice waits for it; an unknown tab is the first. "logs@1764355000512" is a moment on it.
void DetailsPage::selectTab(const QString& place)
{
    const QString id = place.section(u'@', 0, 0);
    m_wantedTab = id;
    m_moment = place.section(u'@', 1).toLongLong();
    const auto slot =
        std::ranges::find_if(m_slots, [&](const Slot& one) { return id == QLatin1StringView(one.row->id); });
    const int index = slot == m_slots.end() ? 0 : int(slot - m_slots.begin());
    const QSignalBlocker quiet(m_tabBar);
    m_tabBar->setCurrentIndex(index);
    openTab(index);
}

/// Making a tab, filling it piece by piece and showing it are a turn each: a window that answers is worth more than a
/// picture sooner.
void DetailsPage::openTab(int index)
{
    if (!m_object || index < 0 || index >= int(m_slots.size()))
        return;
    const Slot& slot = m_slots[std::size_t(index)];
    settings().setText(lastTabSetting(), QLatin1StringView(slot.row->id));
    if (slot.widget == nullptr)
        QMetaObject::invokeMethod(this, &DetailsPage::makeTab, Qt::QueuedConnection);
    else if (slot.widget->makeMore(m_object)) // it was left while it was made
        QMetaObject::invokeMethod(this, &DetailsPage::fillTab, Qt::QueuedConnection);
    else
        bringTab();
}

void DetailsPage::makeTab()
{
    const int index = m_tabBar->currentIndex();
    if (!m_object || index < 0 || m_slots[std::size_t(index)].widget != nullptr)
        return;
    Slot& slot = m_slots[std::size_t(index)];
    slot.widget = slot.row->make(context(), m_stack);
    connect(slot.widget, &DetailsTab::goTo, this, &Page::goTo);
    m_stack->addWidget(slot.widget);
    QMetaObject::invokeMethod(this, &DetailsPage::fillTab, Qt::QueuedConnection);
}

void DetailsPage::fillTab()
{
    const int index = m_tabBar->currentIndex();
    if (!m_object || index < 0 || m_slots[std::size_t(index)].widget == nullptr)
        return;
    DetailsTab* tab = m_slots[std::size_t(index)].widget;
    const bool isMore = tab->makeMore(m_object);
    if (!isMore)
        tab->setObject(m_object);
    QMetaObject::invokeMethod(this, isMore ? &DetailsPage::fillTab : &DetailsPage::bringTab, Qt::QueuedConnection);
}

void DetailsPage::bringTab()
{
    const int index = m_tabBar->currentIndex();
    if (!m_object || index < 0 || m_slots[std::size_t(index)].widget == nullptr)
        return; // another one was chosen since then, and is on its way
    DetailsTab* tab = m_slots[std::size_t(index)].widget;
    m_stack->setCurrentWidget(tab);
    if (std::exchange(m_wantsKeyboard, false))
        tab->takeKeyboard();
    const qint64 moment = std::exchange(m_moment, 0);
    if (auto* logs = qobject_cast<LogsTab*>(tab); logs != nullptr && moment > 0)
        logs->showMoment(moment);
}

} // namespace darse::ui
