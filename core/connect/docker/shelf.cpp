// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/shelf.h"

#include <set>
#include <utility>

namespace darse::connect::docker {

using backend::Kind;
using backend::ObjectPtr;

std::unique_ptr<backend::Watch> Shelf::watch()
{
    std::erase_if(m_watches, [](const QPointer<backend::Watch>& watch) { return watch.isNull(); });
    auto watch = std::make_unique<backend::Watch>();
    m_watches.emplace_back(watch.get());
    return watch;
}

bool Shelf::canRemove() const
{
    return m_kind != Kind::Node && m_kind != Kind::Event;
}

backend::Pending<void> Shelf::remove(const QString& key)
{
    const ObjectPtr object = find(key);
    if (!object)
        return backend::ready<void>(Error(ErrorKind::NotFound, key.toStdString() + " is not there any more"));
    return m_verbs.remove(object);
}

ObjectPtr Shelf::find(const QString& key) const
{
    const auto found = m_rows.find(key);
    return found == m_rows.end() ? nullptr : found->second;
}

backend::ObjectList Shelf::sorted() const
{
    backend::ObjectList list;
    list.reserve(m_rows.size());
    for (const auto& [key, row] : m_rows)
        list.push_back(row);
    return list;
}

void Shelf::put(ObjectPtr object)
{
    m_changes.push_back({object->key, object});
    m_rows[object->key] = std::move(object);
}

void Shelf::erase(const QString& key)
{
    if (m_rows.erase(key) > 0)
        m_changes.push_back({key, nullptr});
}

void Shelf::replaceAll(const backend::ObjectList& rows)
{
    std::set<QString> wanted;
    for (const ObjectPtr& row : rows)
        wanted.insert(row->key);
    std::vector<QString> gone;
    for (const auto& [key, row] : m_rows) {
        if (!wanted.contains(key))
            gone.push_back(key);
    }
    for (const QString& key : gone)
        erase(key);
    for (const ObjectPtr& row : rows) {
        if (find(row->key) != row)
            put(row);
    }
}

void Shelf::flush()
{
    if (m_changes.empty())
        return;
    const std::vector<backend::Change> changes = std::exchange(m_changes, {});
    const auto watches = m_watches; // a slot may begin another
    for (const QPointer<backend::Watch>& watch : watches) {
        if (watch)
            Q_EMIT watch->changed(changes);
    }
}

void Shelf::end(const Error& error)
{
    m_changes.clear();
    for (const QPointer<backend::Watch>& watch : std::exchange(m_watches, {})) {
        if (watch)
            Q_EMIT watch->ended(error);
    }
}

} // namespace darse::connect::docker
