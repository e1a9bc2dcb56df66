// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagestack.h"

#include "core/session/session.h"
#include "ui/pages/details/detailspage.h"
#include "ui/pages/disk/diskpage.h"
#include "ui/pages/doctor/doctorpage.h"
#include "ui/pages/forwards/forwardspage.h"
#include "ui/pages/kindview.h"
#include "ui/pages/list/listpage.h"
#include "ui/pages/logs/logspage.h"
#include "ui/pages/manifest/manifestpage.h"
#include "ui/pages/metrics/metricspage.h"
#include "ui/pages/network/networkpage.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/registries/registriespage.h"
#include "ui/shell/pageoutline.h"
#include "ui/shell/settingspage.h"

#include <QEvent>

#include <utility>

namespace darse::ui {
namespace {

constexpr std::size_t kLongestHistory = 200;

bool isSameObject(const Location& a, const Location& b)
{
    return a.page == b.page && a.key == b.key;
}

} // namespace

PageStack::PageStack(PageContext context, QWidget* parent) : QStackedWidget(parent), m_context(context) {}

void PageStack::outline(const Location& location)
{
    m_outline = new PageOutline(m_context, location, this);
    addWidget(m_outline);
    m_current = m_outline;
    Q_EMIT changed();
}

void PageStack::goTo(const Location& location)
{
    if (!m_history.empty() && isSameObject(m_history[m_at], location) && location.tab.isEmpty())
        return;
    if (!m_history.empty())
        m_history.resize(m_at + 1);
    m_history.push_back(location);
    if (m_history.size() > kLongestHistory)
        m_history.erase(m_history.begin());
    m_at = m_history.size() - 1;
    show(location);
}

void PageStack::back()
{
    if (canGoBack())
        show(m_history[--m_at]);
}

void PageStack::forward()
{
    if (canGoForward())
        show(m_history[++m_at]);
}

Location PageStack::location() const
{
    return m_current != nullptr ? m_current->location() : Location{QStringLiteral("overview"), {}, {}};
}

Page* PageStack::make(const Location& location)
{
    Page* page = nullptr;
    if (location.page == QLatin1StringView("metrics")) {
        page = new MetricsPage(m_context, this);
    } else if (location.page == QLatin1StringView("topology")) {
        page = new NetworkPage(m_context, this);
    } else if (location.page == QLatin1StringView("disk")) {
        auto* disk = new DiskPage(m_context, this);
        connect(disk, &DiskPage::commandAsked, this, &PageStack::commandAsked);
        page = disk;
    } else if (location.page == QLatin1StringView("settings")) {
        auto* settings = new SettingsPage(m_context, this);
        connect(settings, &SettingsPage::rebuildAsked, this, &PageStack::rebuildAsked);
        page = settings;
    } else if (location.page == QLatin1StringView("forwards")) {
        page = new ForwardsPage(m_context, this);
    } else if (location.page == QLatin1StringView("doctor")) {
        page = new DoctorPage(m_context, this);
    } else if (location.page == QLatin1StringView("registries")) {
        page = new RegistriesPage(m_context, this);
    } else if (location.page == QLatin1StringView("logs")) {
        page = new LogsPage(m_context, this);
    } else if (location.page == QLatin1StringView("yaml")) {
        page = new ManifestPage(m_context, this);
    } else if (location.kind() && !location.key.isEmpty()) {
        page = new DetailsPage(m_context, this);
    } else if (location.kind()) {
        auto* list = new ListPage(kindView(*location.kind()), m_context, this);
        connect(list, &ListPage::commandAsked, this, &PageStack::commandAsked);
        page = list;
    } else {
        auto* overview = new OverviewPage(m_context, this);
        connect(overview, &OverviewPage::commandAsked, this, &PageStack::commandAsked);
        connect(overview, &OverviewPage::connectionAsked, this, &PageStack::connectionAsked);
        page = overview;
    }
    connect(page, &Page::goTo, this, &PageStack::goTo);
    connect(page, &Page::moved, this, [this, page] {
        if (page != m_current)
            return;
        m_history[m_at] = page->location();
        Q_EMIT changed();
    });
    addWidget(page);
    return page;
}

void PageStack::replaceDetails(DetailsPage* page)
{
    if (m_retired != nullptr)
        m_retired->retire();
    m_retired = m_details; // it is looked at until the other one is there
    m_details = page;
}

void PageStack::show(const Location& location)
{
    Page* page = nullptr;
    const int known = count();
    if (location.key.isEmpty() || !location.kind()) { // a key on a page that is no object's is a place there
        page = m_kept.value(location.page);
        if (page == nullptr)
            m_kept.insert(location.page, page = make(location));
    } else {
        page = m_details;
        if (page == nullptr || !isSameObject(m_detailsOf, location))
            replaceDetails(qobject_cast<DetailsPage*>(page = make(location)));
        m_detailsOf = location;
    }
    m_current = page;
    // Making and showing are a turn each, so that nobody waits for both. The first page comes with its window.
    const bool isNew = count() > known && m_outline == nullptr;
    m_isComing = isNew;
    if (isNew)
        QMetaObject::invokeMethod(this, &PageStack::current, Qt::QueuedConnection);
    page->show(location);
    if (!isNew)
        bring();
    Q_EMIT changed();
}

Page* PageStack::current()
{
    if (m_isComing)
        bring();
    return m_current;
}

/// A key that is pressed meant the page that was asked for, not the one that is still there.
bool PageStack::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_isComing)
        bring();
    return QStackedWidget::event(event);
}

void PageStack::bring()
{
    m_isComing = false;
    setCurrentWidget(m_current);
    if (m_outline != nullptr)
        m_outline->deleteLater();
    m_outline = nullptr;
    if (m_retired != nullptr)
        std::exchange(m_retired, nullptr)->retire();
    m_current->setFocus();
}

} // namespace darse::ui
