// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/detailspage.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/pages/details/detailsheader.h"
#include "ui/pages/details/detailstabs.h"
#include "ui/pages/details/parts.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/visibletext.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace darse::ui {

DetailsPage::DetailsPage(PageContext context, QWidget* parent) : Page(context, parent)
{
    build();
    connect(&session(), &session::Session::linkChanged, this, &DetailsPage::linkChanged);
}

DetailsPage::~DetailsPage() = default;

void DetailsPage::retire()
{
    session().disconnect(this);
    if (m_store)
        m_store->disconnect(this);
    for (const Slot& slot : m_slots) {
        if (slot.widget != nullptr)
            slot.widget->deleteLater();
    }
    m_slots.clear();
    m_object.reset();
    deleteLater();
}

void DetailsPage::show(const Location& location)
{
    const auto kind = location.kind();
    if (!kind)
        return;
    const backend::ObjectRef ref{*kind, location.key};
    const bool isOther = !m_hasSubject || ref != m_ref;
    if (isOther)
        begin(ref);
    selectTab(location.tab.isEmpty() ? settings().text(lastTabSetting()) : location.tab);
    if (isOther)
        readStore(); // opens the tab that was chosen, and no other
}

Location DetailsPage::location() const
{
    const int index = m_tabBar->currentIndex();
    const bool hasTab = index >= 0 && index < int(m_slots.size());
    return Location::ofObject(m_ref,
                              hasTab ? QString(QLatin1StringView(m_slots[std::size_t(index)].row->id)) : m_wantedTab);
}

void DetailsPage::refresh()
{
    if (m_store)
        m_store->refresh();
    const int index = m_tabBar->currentIndex();
    if (index >= 0 && m_slots[std::size_t(index)].widget != nullptr)
        m_slots[std::size_t(index)].widget->refresh();
}

QString DetailsPage::lastTabSetting() const
{
    return QStringLiteral("details.tab.") + backend::kindName(m_ref.kind);
}

void DetailsPage::begin(const backend::ObjectRef& ref)
{
    m_ref = ref;
    m_hasSubject = true;
    m_object.reset();
    m_isGone = false;
    m_banner->hide();
    m_header->setSubject(ref.kind, ref.key);
    listen();
    makeTabs();
}

void DetailsPage::listen()
{
    if (m_store)
        m_store->disconnect(this);
    m_store = &session().store(m_ref.kind);
    connect(m_store, &session::ObjectStore::updated, this, &DetailsPage::readStore);
    connect(m_store, &session::ObjectStore::stateChanged, this, &DetailsPage::readStore);
}

void DetailsPage::readStore()
{
    if (!m_store)
        return;
    const backend::ObjectPtr object = m_store->find(m_ref.key);
    if (object)
        showObject(object);
    else if (!m_object)
        showWaiting();
    else if (m_store->state() == session::ObjectStore::State::Ready)
        showGone();
}

void DetailsPage::showObject(const backend::ObjectPtr& object)
{
    const bool isFirst = m_object == nullptr;
    const bool isRenamed = !isFirst && m_object->name != object->name; // an image is called after its first tag
    if (isFirst)
        m_name = object->name;
    if (object == m_object && !m_isGone)
        return;
    m_object = object;
    m_isGone = false;
    m_banner->hide();
    delete std::exchange(m_state, nullptr);
    m_tabBar->show();
    m_stack->show();
    m_header->setObject(object);
    for (Slot& slot : m_slots) {
        if (slot.widget != nullptr)
            slot.widget->setObject(object);
    }
    if (isFirst)
        openTab(m_tabBar->currentIndex());
    if (isFirst || isRenamed)
        Q_EMIT moved();
}

/// Another one in its place, under the name that was looked at: made anew by hand, by a plan or by compose.
bool DetailsPage::followName()
{
    const auto rows = m_store->snapshot();
    const auto next = std::ranges::find(*rows, m_name, [](const backend::ObjectPtr& row) { return row->name; });
    if (next == rows->end() || m_name.isEmpty())
        return false;
    Q_EMIT goTo(Location::ofObject({m_ref.kind, (*next)->key}, location().tab));
    return true;
}

void DetailsPage::showGone()
{
    if (followName() || m_isGone)
        return;
    m_isGone = true;
    m_header->setGone();
    m_bannerText->setText(
        tr("%1 was deleted at %2. What is shown here is how it was last seen.")
            .arg(visibleText(m_object->name), QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    m_banner->show();
}

void DetailsPage::showWaiting()
{
    delete m_state;
    m_state = nullptr;
    m_tabBar->hide();
    m_stack->hide();
    StateView::Words words;
    const bool isFailed = m_store->state() == session::ObjectStore::State::Failed;
    if (isFailed && m_store->error()) {
        const ErrorWords error = errorWords(*m_store->error());
        words = {.drawing = {},
                 .title = tr("%1 could not be read").arg(visibleText(m_ref.key)),
                 .text = error.why + u' ' + error.remedy,
                 .detail = error.raw};
    } else if (m_store->state() == session::ObjectStore::State::Loading) {
        words = {.drawing = {}, .title = tr("Reading %1…").arg(visibleText(m_ref.key)), .text = {}, .detail = {}};
    } else {
        words = {.drawing = {},
                 .title = tr("%1 is not there").arg(visibleText(m_ref.key)),
                 .text = tr("It was deleted, or this connection never had it."),
                 .detail = {}};
    }
    auto* view = new StateView(words);
    if (isFailed)
        connect(view->addAction(tr("Try again")), &QPushButton::clicked, m_store, &session::ObjectStore::refresh);
    else if (m_store->state() != session::ObjectStore::State::Loading)
        connect(view->addAction(tr("Go to the list")), &QPushButton::clicked, this,
                [this] { Q_EMIT goTo(Location::ofList(m_ref.kind)); });
    m_state = view;
    m_column->addWidget(view, 1);
}

/// Another set of interfaces, maybe other stores: everything that listens is made anew.
void DetailsPage::linkChanged()
{
    if (!m_hasSubject || &session().store(m_ref.kind) == m_store)
        return;
    const QString tab = location().tab;
    listen();
    makeTabs();
    selectTab(tab);
    readStore();
}

} // namespace darse::ui
