// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/engine/container.h"
#include "core/state/records.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
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
        std::uint64_t launches = 0; ///< how often its process came to be
        std::uint64_t endings = 0;  ///< how often it ended
        bool isThere = false;       ///< its process exists: it may be attached to
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

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_changed;
    ContainerPtr m_now;
    Tide m_tide;
};

using BerthPtr = std::shared_ptr<Berth>;

/// The containers by id and name, in memory and in the records. For any thread.
class ContainerTable {
public:
    explicit ContainerTable(state::Records& records) : m_records(records) {}

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
    [[nodiscard]] Result<void> remove(const BerthPtr& berth);

private:
    [[nodiscard]] Result<void> checkFree(const std::string& name) const;

    state::Records& m_records;
    mutable std::mutex m_mutex;
    std::map<ContainerId, BerthPtr> m_byId;
    std::map<std::string, ContainerId, std::less<>> m_byName;
};

} // namespace darse::engine
