// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/backend/stream.h"
#include "core/base/result.h"

#include <QObject>

#include <memory>
#include <optional>

namespace darse::backend {
class Objects;
}

namespace darse::session {

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

    /// `objects` may be null (the store stays empty and Ready) and outlives the store.
    ObjectStore(backend::Kind kind, backend::Objects* objects, QObject* parent = nullptr);
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

Q_SIGNALS:
    void updated();
    void stateChanged();

private:
    void applyChanges(const std::vector<backend::Change>& changes);
    void applyList(const Result<backend::ObjectList>& result);
    void watchEnded(const Error& error);
    void setState(State state, std::optional<Error> error);

    backend::Kind m_kind;
    backend::Objects* m_objects;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::shared_ptr<const backend::ObjectList> m_rows;
    std::unique_ptr<backend::Watch> m_watch;
    bool m_isListing = false;
    int m_failures = 0; ///< in a row; the delay before the next try grows with it
};

} // namespace darse::session
