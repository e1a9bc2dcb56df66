// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/hands.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/shelf.h"
#include "core/connect/docker/wire.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <deque>
#include <map>
#include <optional>

namespace darse::connect::docker {

/// Everything that one server has, kept true by its events: lists come at once, what only an inspection tells is filled
/// in behind. On the console's thread; workers do the asking.
class Fleet : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kKeptEvents = 1000;

    Fleet(Hands& hands, std::shared_ptr<Wire> wire);
    ~Fleet() override;

    /// Null for kinds that such a server does not have.
    [[nodiscard]] Shelf* shelf(backend::Kind kind);
    void connected(const backend::ObjectPtr& node);
    /// Watches end, and lists fail, until connected() again.
    void lost(const Error& error);
    void take(const std::vector<Happening>& happenings);
    /// Containers that have a process, at most so many.
    [[nodiscard]] std::vector<QString> running(std::size_t most) const;

private:
    struct Details {
        backend::ObjectRef ref;
        Result<backend::ObjectPtr> answer;
    };

    backend::Pending<backend::ObjectList> list(backend::Kind kind);
    backend::Pending<QString> yaml(const backend::ObjectRef& ref);
    backend::Pending<void> remove(const backend::ObjectPtr& object);

    void takeList(backend::Kind kind, quint64 ticket, backend::ObjectList rows);
    [[nodiscard]] backend::ObjectPtr withKnownParts(const backend::ObjectPtr& row) const;
    void takeOne(const Happening& happening);
    void containerGone(const QString& key);
    void relistSoon(backend::Kind kind);
    void relist();
    void want(const backend::ObjectRef& ref);
    void inspectNext();
    void takeDetails(const std::vector<Details>& all);
    void takeContainer(const Details& details);
    void takeImageParts(const Details& details);
    void relateSoon();
    void relate();
    void flush();
    void measureDisk();

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    ShelfVerbs m_verbs;
    std::map<backend::Kind, Shelf> m_shelves;
    std::map<backend::Kind, quint64> m_tickets; ///< of the newest list that was asked for
    std::optional<Error> m_lost;
    QSet<QString> m_gone;     ///< containers that an answer on its way may still name
    QSet<QString> m_detailed; ///< objects that were inspected
    std::deque<backend::ObjectRef> m_wanted;
    QSet<QString> m_wantedKeys; ///< of m_wanted
    int m_inspecting = 0;
    QElapsedTimer m_sinceInspected; ///< began
    QTimer m_inspect;               ///< what is wanted soon after is asked for together
    QSet<int> m_stale;              ///< kinds to list again
    QTimer m_relist;
    QTimer m_relate;
    std::shared_ptr<const backend::Node> m_node;
    QTimer m_disk; ///< when to look again how full it is
};

} // namespace darse::connect::docker
