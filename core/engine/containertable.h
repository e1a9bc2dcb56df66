// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/engine/container.h"
#include "core/kube/seal.h"
#include "core/state/records.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace darse::engine {

/// A container that the engine knows, and who waits for it.
class Berth {
public:
    /// Held by the one verb that changes it.
    std::mutex verb;

    [[nodiscard]] ContainerPtr now() const;

    /// What is told to those who wait, beside what now() says.
    struct Tide {
        std::uint64_t launches = 0;                    ///< how often its process came to be
        std::uint64_t endings = 0;                     ///< how often it ended
        bool isThere = false;                          ///< its process exists: it may be attached to
        std::chrono::steady_clock::time_point begun{}; ///< when it came to be, whatever is done to the clock
        int keepers = 0; ///< who will start it again: it is not removed at its end meanwhile
        bool isRemoved = false;
        int readers = 0; ///< of its file system, apart from itself
        int seats = 0;   ///< of those who want to see it from its first byte, and have not attached yet
    };
    [[nodiscard]] Tide tide() const;
    void turn(const std::function<void(Tide& tide)>& change);
    /// Waits until it is so.
    [[nodiscard]] Result<void> waitFor(const std::function<bool(const Tide&, const Container&)>& isSo,
                                       const Wait& wait) const;

private:
    friend class ContainerTable;

    std::mutex m_writing; ///< of its record; before m_mutex
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_changed;
    ContainerPtr m_now;
    Tide m_tide;
};

using BerthPtr = std::shared_ptr<Berth>;

/// The containers by id and name, in memory and in the records. For any thread.
class ContainerTable {
public:
    /// `seal`: of the records of those that are confidential.
    ContainerTable(state::Records& records, kube::Seal seal) : m_records(records), m_seal(std::move(seal)) {}

    /// By id, name, or the beginning of an id. Conflict when that is not one container.
    [[nodiscard]] Result<BerthPtr> find(std::string_view text) const;
    [[nodiscard]] BerthPtr at(const ContainerId& id) const;
    [[nodiscard]] std::vector<ContainerPtr> list() const; ///< the newest first

    /// The names of those that were made from an image.
    [[nodiscard]] std::vector<std::string> usersOf(const oci::Digest& image) const;
    /// Of those, the ones with a process.
    [[nodiscard]] std::vector<std::string> aliveUsersOf(const oci::Digest& image) const;

    /// Conflict when the name is taken.
    [[nodiscard]] Result<BerthPtr> add(Container container);
    /// One that is in the records already.
    [[nodiscard]] BerthPtr adopt(Container container);
    [[nodiscard]] Result<void> rename(const BerthPtr& berth, const std::string& name);
    /// Remembers it and shows it from now on.
    [[nodiscard]] Result<void> change(Berth& berth, Container container);
    /// What is so already: shown whatever happens. A record that cannot be written (a full disk) is owed.
    void note(Berth& berth, Container container);
    /// Gone from now on; that it is forgotten may be owed.
    void remove(const BerthPtr& berth);

    /// Called whenever a record has come to be owed; payDebts() is to be called after a while.
    void whenOwing(std::function<void()> call) { m_whenOwing = std::move(call); }
    /// Writes what is owed, as far as the disk takes it; whose records those were.
    [[nodiscard]] std::vector<ContainerId> payDebts();
    [[nodiscard]] bool owes(const ContainerId& id) const;
    [[nodiscard]] bool isOwing() const;

    /// Called after every change of a container that is known, by whoever made it; quick. In place of the one before,
    /// which is not called any more when this returns.
    void onChange(std::function<void()> listener);

private:
    void changed() const;

    [[nodiscard]] Result<void> checkFree(const std::string& name) const;
    [[nodiscard]] Result<void> pay(const ContainerId& id);
    [[nodiscard]] Result<void> keep(const Container& container);
    void settle(const ContainerId& id, const Result<void>& written);

    state::Records& m_records;
    const kube::Seal m_seal;
    std::function<void()> m_whenOwing;
    std::set<ContainerId> m_owed;
    mutable std::mutex m_mutex;
    mutable std::mutex m_listenerMutex;
    std::function<void()> m_listener;
    std::map<ContainerId, BerthPtr> m_byId;
    std::map<std::string, ContainerId, std::less<>> m_byName;
};

} // namespace darse::engine
