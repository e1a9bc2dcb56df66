// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/listing.h"

#include "core/connect/demo/manifest.h"
#include "core/connect/demo/removal.h"

namespace darse::connect::demo {

using backend::Kind;
using backend::ObjectList;
using backend::Pending;
using backend::Watch;

Pending<ObjectList> Listing::list()
{
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<ObjectList>(std::move(admitted).error());
    ObjectList rows;
    rows.reserve(m_stage.world.table(m_kind).size());
    for (const auto& [key, object] : m_stage.world.table(m_kind))
        rows.push_back(object);
    return m_stage.reply<ObjectList>(std::move(rows));
}

std::unique_ptr<Watch> Listing::watch()
{
    auto watch = std::make_unique<Watch>();
    if (!m_stage.lost) {
        m_stage.watch(m_kind, watch.get());
        return watch;
    }
    QMetaObject::invokeMethod(
        watch.get(), [raw = watch.get(), error = *m_stage.lost] { Q_EMIT raw->ended(error); }, Qt::QueuedConnection);
    return watch;
}

bool Listing::hasYaml() const
{
    return m_kind != Kind::Event;
}

Pending<QString> Listing::yaml(const QString& key)
{
    if (!hasYaml())
        return Objects::yaml(key);
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<QString>(std::move(admitted).error());
    const auto object = m_stage.world.find(m_kind, key);
    if (!object)
        return m_stage.reply<QString>(notFound(m_kind, key));
    return m_stage.reply<QString>(manifestOf(m_stage.world, *object));
}

bool Listing::canRemove() const
{
    return m_kind != Kind::Event && m_kind != Kind::Node;
}

Pending<void> Listing::remove(const QString& key)
{
    if (!canRemove())
        return Objects::remove(key);
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    auto result = removeObject(m_stage.world, {m_kind, key});
    m_stage.publish();
    return m_stage.reply<void>(std::move(result));
}

} // namespace darse::connect::demo
