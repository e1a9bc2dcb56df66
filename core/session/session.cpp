// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include <algorithm>
#include <set>

namespace darse::session {

using backend::Kind;
using backend::Link;

namespace {

QStringList projectsIn(const backend::ObjectList& rows)
{
    std::set<QString> names;
    for (const backend::ObjectPtr& row : rows) {
        if (!row->project.isEmpty() && !names.contains(row->project))
            names.insert(row->project);
    }
    return {names.begin(), names.end()};
}

} // namespace

Session::Session(std::unique_ptr<backend::Backend> backend, QObject* parent, Delay delay, Opening opening) :
    QObject(parent),
    m_backend(std::move(backend)),
    m_delay(std::move(delay))
{
    connect(m_backend.get(), &backend::Backend::linkChanged, this, &Session::followLink);
    if (opening == Opening::AtOnce)
        m_backend->open();
}

Session::~Session()
{
    m_backend->disconnect(this);
}

bool Session::has(Kind kind)
{
    return m_backend->objects(kind) != nullptr;
}

ObjectStore& Session::store(Kind kind)
{
    auto& store = m_stores[kind];
    if (!store)
        store = std::make_unique<ObjectStore>(kind, m_backend->objects(kind), nullptr, m_delay);
    return *store;
}

MetricsStore& Session::metrics()
{
    if (!m_metrics)
        m_metrics = std::make_unique<MetricsStore>(m_backend->metrics(), nullptr, m_delay);
    return *m_metrics;
}

void Session::setProject(const QString& project)
{
    if (project == m_project)
        return;
    m_project = project;
    Q_EMIT projectChanged();
}

bool Session::isInScope(const backend::Object& object) const
{
    return m_project.isEmpty() || object.project.isEmpty() || object.project == m_project;
}

QStringList Session::projects()
{
    for (const Kind kind : backend::kAllKinds) {
        if (kind == Kind::Event || !has(kind) || m_projectsOf.contains(kind))
            continue;
        ObjectStore& read = store(kind);
        m_projectsOf[kind] = projectsIn(*read.snapshot());
        connect(&read, &ObjectStore::updated, this, [this, &read, kind] {
            QStringList names = projectsIn(*read.snapshot());
            if (std::exchange(m_projectsOf[kind], names) != names)
                Q_EMIT projectsChanged();
        });
    }
    std::set<QString> all;
    for (const auto& [kind, names] : m_projectsOf)
        all.insert(names.begin(), names.end());
    return {all.begin(), all.end()};
}

void Session::followLink()
{
    const bool isConnected = m_backend->link() == Link::Connected;
    for (const auto& [kind, store] : m_stores) {
        store->rebind(m_backend->objects(kind));
        const bool isWaiting =
            store->state() == ObjectStore::State::Stale || store->state() == ObjectStore::State::Failed;
        if (isConnected && isWaiting)
            store->refresh();
    }
    if (m_metrics) {
        m_metrics->rebind(m_backend->metrics());
        if (isConnected)
            m_metrics->retry();
    }
    Q_EMIT linkChanged();
}

} // namespace darse::session
