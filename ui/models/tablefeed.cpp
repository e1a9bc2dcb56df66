// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tablefeed.h"

#include "ui/models/objecttable.h"
#include "ui/widgets/whileshown.h"

#include <algorithm>

namespace darse::ui {

TableFeed::TableFeed(session::Session& session, backend::Kind kind, ObjectTable& table, QObject* parent) :
    QObject(parent),
    m_session(session),
    m_kind(kind),
    m_table(table)
{
    connect(&session, &session::Session::linkChanged, this, &TableFeed::attach);
    connect(&session, &session::Session::projectChanged, this, &TableFeed::followProject);
    followProject();
    attach();
}

session::ObjectStore& TableFeed::store()
{
    return m_session.store(m_kind);
}

void TableFeed::attach()
{
    session::ObjectStore* now = &store();
    if (m_store != now) {
        if (m_store != nullptr)
            m_store->disconnect(this);
        m_store = now;
        connect(now, &session::ObjectStore::updated, this, &TableFeed::updated);
        connect(now, &session::ObjectStore::stateChanged, this, &TableFeed::stateChanged);
        take();
    }
    listen();
    Q_EMIT stateChanged();
}

void TableFeed::listen()
{
    disconnect(m_numbers);
    const bool isLive = std::ranges::any_of(m_table.columns(), &Column::isLive);
    if (m_isAwake && isLive)
        m_numbers = connect(&m_session.metrics(), &session::MetricsStore::ticked, &m_table, &ObjectTable::tickLive);
}

void TableFeed::restWhileHidden(QWidget& widget)
{
    auto* watch = new WhileShown(widget);
    connect(watch, &WhileShown::shown, this, [this] { setAwake(true); });
    connect(watch, &WhileShown::hidden, this, [this] { setAwake(false); });
}

void TableFeed::setAwake(bool isAwake)
{
    if (isAwake == m_isAwake)
        return;
    m_isAwake = isAwake;
    listen();
    if (isAwake && m_isBehind)
        take();
}

void TableFeed::updated()
{
    if (!m_isAwake) {
        m_isBehind = true;
        return;
    }
    take();
}

void TableFeed::take()
{
    if (m_store == nullptr)
        return;
    m_isBehind = false;
    m_table.setRows(m_store->snapshot());
}

void TableFeed::followProject()
{
    const QString project = m_session.project();
    if (project.isEmpty()) {
        m_table.setScope({});
        return;
    }
    m_table.setScope([&session = m_session](const backend::Object& object) { return session.isInScope(object); });
}

} // namespace darse::ui
