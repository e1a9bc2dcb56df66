// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/backend/stream.h"
#include "core/base/result.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace darse::backend {
class Objects;
}

namespace darse::session {

/// Calls `action` once after `delay`, unless `context` has died. The seam that lets tests wait without a clock.
using Delay = std::function<void(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)>;

/// QTimer::singleShot.
void delayByTimer(std::chrono::milliseconds delay, QObject* context, std::function<void()> action);

/// All objects of one kind of one connection, kept true by list + watch + resync. Pages, counters and search read only
/// this.
class ObjectStore : public QObject {
    Q_OBJECT
public:
    enum class State {
        Loading, ///< nothing has arrived yet
        Ready,
        Stale,  ///< what is shown was true; error() says why it may no longer be
        Failed, ///< nothing ever arrived; see error()
    };

    /// `objects` may be null (the store stays empty and Ready) and outlives the store, or what it was rebound from.
    ObjectStore(backend::Kind kind, backend::Objects* objects, QObject* parent = nullptr, Delay delay = delayByTimer);
    ~ObjectStore() override;

    [[nodiscard]] backend::Kind kind() const { return m_kind; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Sorted by key. A snapshot: it never changes under its reader.
    [[nodiscard]] std::shared_ptr<const backend::ObjectList> snapshot() const { return m_rows; }
    /// Null when there is none.
    [[nodiscard]] backend::ObjectPtr find(const QString& key) const;

    /// Lists again (F5, or after an error). Harmless while a list is under way.
    void refresh();
    /// The interface of this kind is another one now (or null): begins anew with it. The same one changes nothing.
    void rebind(backend::Objects* objects);
    [[nodiscard]] const backend::Objects* objects() const { return m_objects; }

Q_SIGNALS:
    /// The snapshot is another one. At most once per turn of the event loop, however many batches arrive.
    void updated();
    void stateChanged();

private:
    void begin();
    void applyList(const Result<backend::ObjectList>& result);
    void takeChanges(const std::vector<backend::Change>& changes);
    void applyPending();
    void show(backend::ObjectList rows);
    void fail(const Error& error);
    void setState(State state, std::optional<Error> error);

    backend::Kind m_kind;
    backend::Objects* m_objects;
    Delay m_delay;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::shared_ptr<const backend::ObjectList> m_rows;
    std::unique_ptr<backend::Watch> m_watch;
    std::vector<backend::Change> m_pending; ///< arrived and not in m_rows yet
    QTimer m_applyTimer;
    quint64 m_ticket = 0; ///< answers to an older attempt are void
    bool m_isListing = false;
    bool m_hasRows = false;
    int m_failures = 0; ///< in a row; the delay before the next try grows with it
};

} // namespace darse::session
