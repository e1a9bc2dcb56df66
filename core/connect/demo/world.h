// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/stream.h"
#include "core/connect/demo/plan.h"
#include "core/connect/demo/random.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace darse::connect::demo {

using Table = std::map<QString, backend::ObjectPtr>;
using Changes = std::map<backend::Kind, std::vector<backend::Change>>;
using Milliseconds = std::chrono::milliseconds;
using Promise = QPromise<Result<void>>;

/// One life of a container's process.
struct Run {
    qint64 from = 0;
    qint64 until = 0;             ///< 0: still alive
    bool isFrozen = false;        ///< paused: it exists and uses no CPU
    bool isResumed = false;       ///< goes on after a pause: nothing is started again
    std::optional<int> exit = {}; ///< how it ended
};

/// What the world knows about a container beyond what it tells.
struct Cell {
    Character character = Character::Quiet;
    quint64 seed = 0;
    quint64 epoch = 0; ///< grows with each change of course: what was scheduled before it is void
    int crashes = 0;   ///< in a row
    std::vector<Run> runs;
    std::shared_ptr<Promise> waiting; ///< who waits for the course to end

    static constexpr std::size_t kKeptRuns = 12;
};

/// The demonstration's truth: tables of immutable objects, a clock that is moved by hand and an agenda of what happens
/// next. One thread.
class World {
public:
    World(quint64 seed, qint64 startMilliseconds) : m_seed(seed), m_start(startMilliseconds), m_now(startMilliseconds)
    {
    }

    [[nodiscard]] quint64 seed() const { return m_seed; }
    /// Since the epoch, UTC.
    [[nodiscard]] qint64 now() const { return m_now; }
    [[nodiscard]] qint64 start() const { return m_start; }
    [[nodiscard]] QDateTime date() const { return dateAt(m_now); }
    [[nodiscard]] static QDateTime dateAt(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC); }
    /// The next number of the world's one sequence.
    quint64 random() { return mixed(m_seed, ++m_drawn); }

    [[nodiscard]] const Table& table(backend::Kind kind) const;
    [[nodiscard]] backend::ObjectPtr find(backend::Kind kind, const QString& key) const;
    /// Null when there is none.
    template <class T>
    [[nodiscard]] std::shared_ptr<const T> get(const QString& key) const
    {
        return std::static_pointer_cast<const T>(find(T::kKind, key));
    }

    void put(backend::ObjectPtr object);
    void erase(backend::Kind kind, const QString& key);
    /// Puts a changed copy; false when there is none.
    template <class T, class Function>
    bool edit(const QString& key, Function change)
    {
        const auto before = get<T>(key);
        if (!before)
            return false;
        auto after = std::make_shared<T>(*before);
        change(*after);
        put(std::move(after));
        return true;
    }

    /// `action` happens that much later, in the order of time and then of the calls.
    void after(Milliseconds delay, std::function<void()> action);
    /// Moves the clock on and lets happen what is due.
    void runUntil(qint64 at);
    [[nodiscard]] std::size_t scheduled() const { return m_agenda.size(); }

    /// What has changed since the last call, at most once per key.
    [[nodiscard]] Changes takeChanges();
    [[nodiscard]] bool hasChanges() const { return !m_changed.empty(); }
    /// Grows with every change.
    [[nodiscard]] quint64 revision() const { return m_revision; }

    std::map<QString, Cell> cells;   ///< by container; those of a generated fleet have none
    std::map<QString, PodPlan> pods; ///< by deployment
    std::set<QString> dyingPods;
    std::map<QString, QMap<QString, QString>> secrets;

private:
    quint64 m_seed;
    qint64 m_start;
    qint64 m_now;
    quint64 m_drawn = 0;
    quint64 m_revision = 0;
    std::map<backend::Kind, Table> m_tables;
    std::map<backend::Kind, std::set<QString>> m_changed;
    std::multimap<qint64, std::function<void()>> m_agenda;
};

} // namespace darse::connect::demo
