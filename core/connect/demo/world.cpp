// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/world.h"

#include <algorithm>

namespace darse::connect::demo {

using backend::Kind;
using backend::ObjectPtr;

const Table& World::table(Kind kind) const
{
    static const Table kEmpty;
    const auto found = m_tables.find(kind);
    return found == m_tables.end() ? kEmpty : found->second;
}

ObjectPtr World::find(Kind kind, const QString& key) const
{
    const Table& rows = table(kind);
    const auto found = rows.find(key);
    return found == rows.end() ? nullptr : found->second;
}

void World::put(ObjectPtr object)
{
    ++m_revision;
    m_changed[object->kind].insert(object->key);
    ObjectPtr& place = m_tables[object->kind][object->key];
    place = std::move(object);
}

void World::erase(Kind kind, const QString& key)
{
    if (m_tables[kind].erase(key) == 0)
        return;
    ++m_revision;
    m_changed[kind].insert(key);
}

void World::after(Milliseconds delay, std::function<void()> action)
{
    m_agenda.emplace(m_now + std::max<qint64>(0, delay.count()), std::move(action));
}

void World::runUntil(qint64 at)
{
    while (!m_agenda.empty() && m_agenda.begin()->first <= at) {
        auto next = m_agenda.extract(m_agenda.begin());
        m_now = std::max(m_now, next.key());
        next.mapped()();
    }
    m_now = std::max(m_now, at);
}

Changes World::takeChanges()
{
    Changes changes;
    for (const auto& [kind, keys] : std::exchange(m_changed, {})) {
        auto& list = changes[kind];
        list.reserve(keys.size());
        for (const QString& key : keys)
            list.push_back({key, find(kind, key)});
    }
    return changes;
}

} // namespace darse::connect::demo
