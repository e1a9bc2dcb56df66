// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/eventstab.h"

#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/pages/details/eventcircle.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/widgets/eventwords.h"
#include "ui/widgets/labels.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Event;
using backend::Kind;

constexpr std::size_t kMostEvents = 500;

} // namespace

EventsTab::EventsTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_empty(makeLabel(tr("Nothing has happened here yet."), Type::Body, "muted")),
    m_table(new PlainTable({tr("Last seen"), tr("What"), tr("Object"), tr("Times"), tr("Message")}, this))
{
    m_table->setStatusColumn(1);
    m_table->setLinkColumn(2);
    m_table->setNumberColumn(3);
    m_table->setColumnWidth(0, px(160));
    m_table->setColumnWidth(1, px(160));
    m_table->setColumnWidth(2, px(200));
    m_table->setColumnWidth(3, px(72));
    m_table->setAccessibleName(tr("Events"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    connect(m_table, &PlainTable::opened, this, [this](int row) {
        const QString tag = m_table->tagOf(row).toString();
        const auto kind = backend::kindFromName(tag.section(u'/', 0, 0));
        if (kind)
            Q_EMIT goTo(Location::ofObject({*kind, tag.section(u'/', 1)}));
    });
    connect(&session().store(Kind::Event), &session::ObjectStore::updated, this, &EventsTab::fill);
}

void EventsTab::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

void EventsTab::refresh()
{
    session().store(Kind::Event).refresh();
}

void EventsTab::fill()
{
    const auto all = session().store(Kind::Event).snapshot();
    if (!m_object || !all)
        return;
    std::vector<const Event*> events = eventsAbout(*m_object, *all, session());
    std::ranges::stable_sort(events, std::ranges::greater(), [](const Event* event) { return momentOf(*event); });
    if (events.size() > kMostEvents)
        events.resize(kMostEvents);
    const QLocale locale;
    std::vector<PlainTable::Row> rows;
    for (const Event* event : events) {
        const QString moment = locale.toString(momentOf(*event).toLocalTime(), QLocale::ShortFormat);
        rows.push_back({.cells = {moment, eventTypeText(event->type), event->aboutName, locale.toString(event->count),
                                  eventText(event->message)},
                        .status = event->isWarning ? backend::Status::Warning : backend::Status::Normal,
                        .tag = QString(backend::kindName(event->about.kind) + u'/' + event->about.key)});
    }
    m_empty->setVisible(rows.empty());
    m_table->setVisible(!rows.empty());
    m_table->setRows(rows);
}

} // namespace darse::ui
