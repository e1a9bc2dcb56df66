// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/objectstore.h"

#include "core/backend/objects.h"
#include "core/session/whendone.h"

#include <algorithm>

namespace darse::session {

using backend::Change;
using backend::ObjectList;
using backend::ObjectPtr;

namespace {

using namespace std::chrono_literals;

/// Of a storm of changes. A change after a rest is shown at once.
constexpr auto kPace = 33ms;

std::chrono::milliseconds backOff(int failures)
{
    return std::min<std::chrono::milliseconds>(30s, 1s * (1 << std::clamp(failures - 1, 0, 5)));
}

/// The last word on every key, sorted by key.
std::vector<Change> lastOfEach(std::vector<Change> changes)
{
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.key < b.key; });
    std::vector<Change> last;
    last.reserve(changes.size());
    for (Change& change : changes) {
        if (!last.empty() && last.back().key == change.key)
            last.back() = std::move(change);
        else
            last.push_back(std::move(change));
    }
    return last;
}

/// Nobody else keeps a snapshot as a rule: then its rows need not be copied, which would touch every one.
ObjectList ownRows(std::shared_ptr<const ObjectList>& snapshot)
{
    if (snapshot.use_count() > 1)
        return *snapshot;
    const auto own = std::const_pointer_cast<ObjectList>(std::exchange(snapshot, nullptr));
    return std::move(*own);
}

/// One pass over both. Rows are moved, so that only those that change are touched.
ObjectList merged(ObjectList rows, const std::vector<Change>& changes)
{
    ObjectList result;
    result.reserve(rows.size() + changes.size());
    auto row = rows.begin();
    const auto moveUntil = [&](ObjectList::iterator stop) {
        result.insert(result.end(), std::make_move_iterator(row), std::make_move_iterator(stop));
        row = stop;
    };
    for (const Change& change : changes) {
        const auto stop = std::lower_bound(
            row, rows.end(), change.key, [](const ObjectPtr& object, const QString& key) { return object->key < key; });
        moveUntil(stop);
        if (row != rows.end() && (*row)->key == change.key)
            ++row;
        if (change.object)
            result.push_back(change.object);
    }
    moveUntil(rows.end());
    return result;
}

/// Backends promise it; a list that is not sorted would break every reader, so it is put right here.
ObjectList sorted(ObjectList rows)
{
    const auto less = [](const ObjectPtr& a, const ObjectPtr& b) { return a->key < b->key; };
    std::erase(rows, nullptr);
    if (!std::is_sorted(rows.begin(), rows.end(), less))
        std::stable_sort(rows.begin(), rows.end(), less);
    const auto same = [](const ObjectPtr& a, const ObjectPtr& b) { return a->key == b->key; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

} // namespace

void delayByTimer(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)
{
    QTimer::singleShot(delay, context, std::move(action));
}

ObjectStore::ObjectStore(backend::Kind kind, backend::Objects* objects, QObject* parent, Delay delay) :
    QObject(parent),
    m_kind(kind),
    m_objects(objects),
    m_delay(std::move(delay)),
    m_rows(std::make_shared<ObjectList>())
{
    m_applyTimer.setSingleShot(true);
    m_applyTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_applyTimer, &QTimer::timeout, this, &ObjectStore::applyPending);
    begin();
}

ObjectStore::~ObjectStore() = default;

ObjectPtr ObjectStore::find(const QString& key) const
{
    const auto found = std::lower_bound(m_rows->begin(), m_rows->end(), key,
                                        [](const ObjectPtr& object, const QString& k) { return object->key < k; });
    return found != m_rows->end() && (*found)->key == key ? *found : nullptr;
}

void ObjectStore::refresh()
{
    if (m_isListing)
        return;
    // Later, because this may be a slot of the very watch that begin() deletes.
    m_isListing = true;
    const quint64 ticket = ++m_ticket;
    QMetaObject::invokeMethod(
        this,
        [this, ticket] {
            if (ticket == m_ticket)
                begin();
        },
        Qt::QueuedConnection);
}

void ObjectStore::rebind(backend::Objects* objects)
{
    if (objects == m_objects)
        return;
    m_objects = objects;
    m_failures = 0;
    m_hasRows = false;
    m_pending.clear();
    const bool hadRows = !m_rows->empty();
    m_rows = std::make_shared<ObjectList>();
    setState(State::Loading, std::nullopt);
    begin();
    if (hadRows)
        Q_EMIT updated();
}

void ObjectStore::begin()
{
    const quint64 ticket = ++m_ticket;
    m_watch.reset();
    m_isListing = m_objects != nullptr;
    if (!m_objects) {
        setState(State::Ready, std::nullopt);
        return;
    }
    if (!m_hasRows && m_state != State::Failed)
        setState(State::Loading, std::nullopt);
    applyPending(); // of the watch that has just ended: the list knows better, until then it is the newest
    m_watch = m_objects->watch(); // before the list, so that no change falls between the two
    connect(m_watch.get(), &backend::Watch::changed, this, &ObjectStore::takeChanges);
    connect(m_watch.get(), &backend::Watch::ended, this, &ObjectStore::fail);
    whenDone(m_objects->list(), this, [this, ticket](const Result<ObjectList>& result) {
        if (ticket == m_ticket)
            applyList(result);
    });
}

void ObjectStore::applyList(const Result<ObjectList>& result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    m_isListing = false;
    m_failures = 0;
    m_hasRows = true;
    m_applyTimer.stop();
    // The list may be older than what the watch has told meanwhile, so that is applied on top.
    show(merged(sorted(*result), lastOfEach(std::exchange(m_pending, {}))));
    setState(State::Ready, std::nullopt);
}

void ObjectStore::takeChanges(const std::vector<Change>& changes)
{
    m_pending.insert(m_pending.end(), changes.begin(), changes.end());
    if (!m_isListing && !m_applyTimer.isActive())
        m_applyTimer.start(0ms);
}

void ObjectStore::applyPending()
{
    m_applyTimer.stop();
    auto changes = lastOfEach(std::exchange(m_pending, {}));
    if (m_hasRows && !changes.empty())
        show(merged(ownRows(m_rows), changes));
}

void ObjectStore::show(ObjectList rows)
{
    m_rows = std::make_shared<ObjectList>(std::move(rows));
    if (!m_isListing)
        m_applyTimer.start(kPace); // what comes meanwhile waits for it
    Q_EMIT updated();
}

void ObjectStore::fail(const Error& error)
{
    const quint64 ticket = ++m_ticket;
    m_isListing = false;
    if (m_watch)
        m_watch->disconnect(this); // not deleted yet: it may be the sender
    applyPending();
    ++m_failures;
    m_delay(backOff(m_failures), this, [this, ticket] {
        if (ticket == m_ticket)
            begin();
    });
    setState(m_hasRows ? State::Stale : State::Failed, error);
}

void ObjectStore::setState(State state, std::optional<Error> error)
{
    if (state == m_state && error == m_error)
        return;
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace darse::session
