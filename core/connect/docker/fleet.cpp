// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fleet.h"

#include "core/backend/container.h"
#include "core/backend/node.h"
#include "core/backend/storage.h"
#include "core/connect/docker/fetching.h"
#include "core/connect/docker/relations.h"
#include "core/connect/docker/trashverbs.h"
#include "core/connect/docker/volumeview.h"
#include "core/connect/docker/yamltext.h"
#include "core/sys/files.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using backend::Kind;
using backend::ObjectList;
using backend::ObjectPtr;

constexpr Kind kKinds[] = {Kind::Container, Kind::Image, Kind::Volume, Kind::Network, Kind::Node, Kind::Event};
/// What comes in a burst (a pull, a compose project) is listed once.
constexpr auto kPause = 60ms;
/// A disk fills slowly.
constexpr auto kDiskPause = 30s;

bool isAsked(Kind kind)
{
    return kind != Kind::Node && kind != Kind::Event;
}

/// Containers in the trash, and those that look into volumes, are in no list.
bool isOutOfSight(const backend::Object& row)
{
    return row.kind == Kind::Container && (isTrashName(row.name) || isViewName(row.name));
}

/// Whether an inspection that was made under `old` still tells the truth of `row`.
bool isAlike(const backend::Container& old, const backend::Container& row)
{
    return old.status == row.status && old.name == row.name && old.isHealthy == row.isHealthy;
}

} // namespace

Fleet::Fleet(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire))
{
    m_verbs = {.list = [this](Kind kind) { return list(kind); },
               .yaml = [this](const backend::ObjectRef& ref) { return yaml(ref); },
               .remove = [this](const ObjectPtr& object) { return remove(object); }};
    for (const Kind kind : kKinds)
        m_shelves.try_emplace(kind, kind, m_verbs);
    for (QTimer* timer : {&m_relist, &m_relate, &m_inspect})
        timer->setSingleShot(true);
    m_inspect.setTimerType(Qt::PreciseTimer);
    connect(&m_inspect, &QTimer::timeout, this, &Fleet::inspectNext);
    connect(&m_relist, &QTimer::timeout, this, &Fleet::relist);
    connect(&m_relate, &QTimer::timeout, this, &Fleet::relate);
    m_disk.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_disk, &QTimer::timeout, this, &Fleet::measureDisk);
}

Fleet::~Fleet() = default;

Shelf* Fleet::shelf(Kind kind)
{
    const auto found = m_shelves.find(kind);
    return found == m_shelves.end() ? nullptr : &found->second;
}

void Fleet::connected(const ObjectPtr& node)
{
    m_lost.reset();
    m_detailed.clear(); // whatever happened meanwhile was not told
    m_node = std::static_pointer_cast<const backend::Node>(node);
    shelf(Kind::Node)->replaceAll({node});
    measureDisk();
    relistSoon(Kind::Container); // the others say by whom they are used
    flush();
}

/// Of an engine on this machine: no engine tells it.
void Fleet::measureDisk()
{
    if (m_node->dataFolder.isEmpty())
        return;
    m_disk.start(kDiskPause);
    const auto space = sys::spaceOf(m_node->dataFolder.toStdString());
    if (!space)
        return;
    auto node = std::make_shared<backend::Node>(*m_node);
    node->diskBytes = static_cast<qint64>(space->total.count());
    node->diskUsedBytes = static_cast<qint64>(space->total.count() - space->free.count());
    if (node->diskBytes == m_node->diskBytes && node->diskUsedBytes == m_node->diskUsedBytes)
        return;
    m_node = node;
    shelf(Kind::Node)->replaceAll({node});
    flush();
}

void Fleet::lost(const Error& error)
{
    m_lost = error;
    m_disk.stop();
    m_wanted.clear();
    m_wantedKeys.clear();
    m_stale.clear();
    for (auto& [kind, shelf] : m_shelves)
        shelf.end(error);
}

backend::Pending<ObjectList> Fleet::list(Kind kind)
{
    if (m_lost)
        return backend::ready<ObjectList>(*m_lost);
    if (!isAsked(kind))
        return backend::ready<ObjectList>(shelf(kind)->sorted());
    auto promise = std::make_shared<QPromise<Result<ObjectList>>>();
    promise->start();
    const quint64 ticket = ++m_tickets[kind];
    m_hands.start([this, promise, kind, ticket, wire = m_wire](const std::stop_token& stop) {
        Result<ObjectList> rows = fetchList(*wire, kind, stop);
        m_hands.home([this, promise, kind, ticket, rows = std::move(rows)] {
            if (rows)
                takeList(kind, ticket, *rows);
            promise->addResult(rows ? Result<ObjectList>(shelf(kind)->sorted()) : rows);
            promise->finish();
        });
    });
    return promise->future();
}

/// A list knows less than an inspection: what is known and still true is kept.
ObjectPtr Fleet::withKnownParts(const ObjectPtr& row) const
{
    const ObjectPtr old = m_shelves.at(row->kind).find(row->key);
    if (!old || !m_detailed.contains(row->key))
        return row;
    if (row->kind == Kind::Container)
        return isAlike(backend::as<backend::Container>(*old), backend::as<backend::Container>(*row)) ? old : row;
    if (row->kind != Kind::Image)
        return row;
    auto image = std::make_shared<backend::Image>(backend::as<backend::Image>(*row));
    image->layers = backend::as<backend::Image>(*old).layers;
    image->platform = backend::as<backend::Image>(*old).platform;
    return image;
}

void Fleet::takeList(Kind kind, quint64 ticket, ObjectList rows)
{
    if (ticket != m_tickets[kind])
        return;
    std::erase_if(rows, [this](const ObjectPtr& row) { return m_gone.contains(row->key) || isOutOfSight(*row); });
    ObjectList fresh;
    for (const ObjectPtr& row : rows) {
        ObjectPtr whole = withKnownParts(row);
        const bool hasDetails = kind == Kind::Container ? whole != row : m_detailed.contains(row->key);
        if ((kind == Kind::Container || kind == Kind::Image) && !hasDetails)
            want({kind, row->key});
        fresh.push_back(std::move(whole));
    }
    shelf(kind)->replaceAll(fresh);
    relate();
}

backend::Pending<QString> Fleet::yaml(const backend::ObjectRef& ref)
{
    return m_hands.ask<QString>([ref, wire = m_wire](const std::stop_token& stop) -> Result<QString> {
        TRY_DECLARE(const json answer, fetchInspect(*wire, ref, stop));
        return yamlText(answer);
    });
}

backend::Pending<void> Fleet::remove(const ObjectPtr& object)
{
    return m_hands.ask<void>(
        [object, wire = m_wire](const std::stop_token& stop) { return removeObject(*wire, *object, stop); });
}

void Fleet::relistSoon(Kind kind)
{
    m_stale.insert(static_cast<int>(kind));
    if (!m_relist.isActive())
        m_relist.start(kPause);
}

void Fleet::relist()
{
    for (const int kind : std::exchange(m_stale, {}))
        static_cast<void>(list(static_cast<Kind>(kind)));
}

/// Every container is read for it, so a burst of those that come and go is answered once.
void Fleet::relateSoon()
{
    if (!m_relate.isActive())
        m_relate.start(kPause);
}

void Fleet::relate()
{
    m_relate.stop();
    relateAll(*shelf(Kind::Container), {shelf(Kind::Image), shelf(Kind::Volume), shelf(Kind::Network)});
    flush();
}

void Fleet::flush()
{
    for (auto& [kind, shelf] : m_shelves)
        shelf.flush();
}

} // namespace darse::connect::docker
