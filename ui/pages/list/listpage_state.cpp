// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a list page shows instead of rows, and what can be done to the rows that are selected.
#include "core/backend/making.h"
#include "core/backend/manifests.h"
#include "core/session/session.h"
#include "ui/models/objecttable.h"
#include "ui/models/tablefeed.h"
#include "ui/pages/kindview.h"
#include "ui/pages/list/bulkbar.h"
#include "ui/pages/list/filterbar.h"
#include "ui/pages/list/listheader.h"
#include "ui/pages/list/listpage.h"
#include "ui/pages/list/listtoolbar.h"
#include "ui/pages/list/messagepanel.h"
#include "ui/pages/list/objectview.h"
#include "ui/pages/list/skeleton.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace darse::ui {
namespace {

using session::ObjectStore;

bool isTyping(const QKeyEvent& event)
{
    return event.text() == QLatin1StringView("/") && event.modifiers() == Qt::NoModifier;
}

} // namespace

void ListPage::followCounts()
{
    m_filters->setVisible(m_table->totalCount() > 0);
    followState();
}

void ListPage::followState()
{
    ObjectStore& store = m_feed->store();
    const backend::Link link = session().backend().link();
    const bool isStale = store.state() == ObjectStore::State::Stale || link == backend::Link::Lost;
    // Before a backend has answered it has no lists yet: that is not the same as having nothing in them.
    const bool isWaiting = store.state() == ObjectStore::State::Loading || link == backend::Link::Connecting;
    const bool hasRows = m_table->totalCount() > 0;
    const bool isUnknown = isWaiting || isStale || store.state() == ObjectStore::State::Failed;
    if (isUnknown && !hasRows)
        m_header->forgetCounts();
    else
        m_header->setCounts({m_table->rowCount(), m_table->totalCount()});
    m_banner->setVisible(isStale && hasRows);
    if (isStale && hasRows) {
        const auto error = store.error() ? store.error() : session().backend().error();
        m_bannerText->setText(error ? tr("What you see may be out of date: %1").arg(errorWords(*error).why)
                                    : tr("What you see may be out of date: the connection is lost"));
    }
    if (m_table->rowCount() > 0) {
        m_patience.stop();
        m_body->setCurrentWidget(m_rows);
    } else if (hasRows) {
        tellNoMatch();
    } else if (isWaiting) {
        if (m_body->currentWidget() != m_skeleton && !m_patience.isActive() && m_body->currentWidget() != m_blank) {
            m_body->setCurrentWidget(m_blank);
            m_patience.start();
        } else if (!m_patience.isActive()) {
            m_body->setCurrentWidget(m_skeleton);
        }
    } else if (store.state() == ObjectStore::State::Failed || isStale) {
        tellFailure();
    } else {
        tellEmpty();
    }
}

void ListPage::tellEmpty()
{
    StateView::Words words;
    words.drawing = QStringLiteral("empty");
    words.title = QCoreApplication::translate("kinds", m_view.empty);
    words.text = QCoreApplication::translate("kinds", m_view.purpose);
    m_message->setMessage(words, firstWords());
    m_body->setCurrentWidget(m_message);
}

/// What makes the first one, where the backend can.
QString ListPage::firstWords() const
{
    backend::Backend& backend = session().backend();
    if (m_view.kind == backend::Kind::Image && backend.images() != nullptr)
        return tr("Pull an image…");
    const bool isWritten = m_view.kind == backend::Kind::Pod || m_view.kind == backend::Kind::ConfigMap ||
                           m_view.kind == backend::Kind::Secret;
    if (isWritten && backend.manifests() != nullptr)
        return tr("Create from YAML…");
    const bool canCreate = m_view.kind == backend::Kind::Container && backend.containerMaking() != nullptr;
    return canCreate ? tr("Create a container…") : QString();
}

void ListPage::tellNoMatch()
{
    const QString typed = m_toolbar->filterText().trimmed();
    StateView::Words words;
    words.drawing = QStringLiteral("nothing-found");
    words.title =
        typed.isEmpty() ? tr("Nothing has a status that you chose") : tr("Nothing matches “%1”").arg(typed.left(80));
    m_message->setMessage(words, tr("Clear filters"));
    m_body->setCurrentWidget(m_message);
}

void ListPage::tellFailure()
{
    const auto error = m_feed->store().error() ? m_feed->store().error() : session().backend().error();
    const QString plural = QCoreApplication::translate("kinds", m_view.plural).toLower();
    StateView::Words words;
    words.drawing = QStringLiteral("disconnected");
    words.title = tr("The list of %1 could not be read").arg(plural);
    if (error) {
        const ErrorWords told = errorWords(*error);
        words.text = told.remedy.isEmpty() ? told.why : told.why + u'\n' + told.remedy;
        words.detail = told.raw;
    }
    m_message->setMessage(words, tr("Retry"));
    m_body->setCurrentWidget(m_message);
}

void ListPage::followSelection()
{
    const int count = m_rows->selectedCount();
    if (count > 0)
        m_bulk->setObjects(m_rows->selectedObjects());
    m_bars->setCurrentWidget(count > 0 ? static_cast<QWidget*>(m_bulk) : m_toolbar);
}

std::vector<backend::ObjectPtr> ListPage::targets() const
{
    if (m_rows->selectedCount() > 0)
        return m_rows->selectedObjects();
    const QModelIndex current = m_rows->currentIndex();
    return current.isValid() ? Objects{m_table->objectAt(current.row())} : Objects{};
}

void ListPage::runAction(const Action& action)
{
    m_runner->run(action, targets());
}

void ListPage::removeSelected()
{
    // Not what deletes more, or more roughly: that has a name of its own.
    for (const std::string_view id : {"delete", "delete-now", "delete-for-good"}) {
        for (const Action* action : m_runner->offered()) {
            if (action->id == id && !applicable(*action, targets()).empty())
                return runAction(*action);
        }
    }
}

void ListPage::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("rowMenu"));
    const Objects objects = targets();
    if (objects.size() == 1) {
        const QString key = objects.front()->key;
        QAction* details = menu->addAction(icon(m_view.icon), tr("Open"));
        connect(details, &QAction::triggered, this, [this, key] { open(key); });
        menu->addSeparator();
    }
    for (const Action* action : m_runner->offered()) {
        if (applicable(*action, objects).empty())
            continue;
        const QColor color = action->isDanger ? colors().failed : colors().text;
        QAction* item = menu->addAction(icon(action->icon, color), actionLabel(*action));
        connect(item, &QAction::triggered, this, [this, action, objects] { m_runner->run(*action, objects); });
    }
    menu->popup(globalPosition);
}

void ListPage::keyPressEvent(QKeyEvent* event)
{
    if (isTyping(*event))
        return focusFilter();
    Page::keyPressEvent(event);
}

void ListPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_header->setPageHeight(height());
    m_rows->fitColumns();
}

} // namespace darse::ui
