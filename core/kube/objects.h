// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/stop.h"
#include "core/kube/history.h"
#include "core/kube/owners.h"
#include "core/kube/seal.h"
#include "core/kube/selector.h"
#include "core/state/records.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace darse::kube {

/// What a change is about; what else the new object says is left as it was.
enum class Part { Spec, Status };
/// Whether something is done, or only tried.
enum class Trial { No, Yes };
/// What becomes of objects that an object owns: they go after it, they stay, or they go first.
enum class Dependents { Remove, Orphan, First };

struct RemoveObject {
    std::string uid{};                      ///< empty: any
    std::string revision{};                 ///< empty: any
    std::optional<std::int64_t> grace{};    ///< seconds; absent: its own
    std::optional<Dependents> dependents{}; ///< absent: as its finalizers say, else they go after it
    Trial trial = Trial::No;
};

struct ObjectsOptions {
    HistoryBounds history{}; ///< what is remembered for watches
    std::string secretKey{}; ///< of the seal of secrets; empty: they are kept as they are
    /// Names the time since the machine has begun: what was told before it may not be on the disk, so it is not gone on
    /// from. Empty: always the same.
    std::string boot{};
};

/// The objects of all kinds, in memory and in the records; every change has a number that only rises, also over a
/// restart. Whoever is told of a step can be sure that it is kept. Who reads waits for no disk. For any thread.
class Objects {
public:
    [[nodiscard]] static Result<std::unique_ptr<Objects>> open(state::Records& records, const Clock& clock,
                                                               ObjectsOptions options = {});

    [[nodiscard]] Result<ObjectPtr> find(const Key& key) const;
    /// `space` empty: those of all namespaces.
    [[nodiscard]] Listed list(const Kind& kind, const std::string& space, const Selector& selector = {}) const;
    /// The same, a part at a time: parts of one revision fit together.
    [[nodiscard]] Listed listPart(const Kind& kind, const std::string& space, const Selector& selector,
                                  const ListPart& part) const;
    [[nodiscard]] std::uint64_t revision() const;

    /// With metadata.generateName instead of a name, one is made up. AlreadyExists.
    [[nodiscard]] Result<ObjectPtr> create(const Kind& kind, const std::string& space, nlohmann::json object,
                                           Trial trial = Trial::No);
    /// `edit` is given what is there and says what shall be. Conflict when that has another resourceVersion or uid.
    using Edit = std::function<Result<nlohmann::json>(const nlohmann::json& now)>;
    [[nodiscard]] Result<ObjectPtr> change(const Key& key, Part part, const Edit& edit, Trial trial = Trial::No);
    /// The object as it was at last, or as it is while somebody has to end it first.
    [[nodiscard]] Result<ObjectPtr> remove(const Key& key, const RemoveObject& asked = {});

    /// Those after `revision` that are known, at once. One that is still to come is none that was told here: too old.
    [[nodiscard]] Happened after(std::uint64_t revision) const;
    /// As after(), but waits until there is one: Timeout or Canceled when none comes.
    [[nodiscard]] Result<Happened> waitAfter(std::uint64_t revision, const Wait& wait) const;

private:
    Objects(state::Records& records, const Clock& clock, ObjectsOptions options);

    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> beginHistory();
    [[nodiscard]] Result<ObjectPtr> findLocked(const Key& key) const;
    [[nodiscard]] Happened afterUnlocking(std::uint64_t revision, std::unique_lock<std::mutex> lock) const;
    [[nodiscard]] Result<ObjectPtr> put(const Key& key, nlohmann::json object, const ObjectPtr& former);
    [[nodiscard]] Result<ObjectPtr> keep(const Key& key, nlohmann::json object, const ObjectPtr& former);
    [[nodiscard]] Result<ObjectPtr> erase(const Key& key, const ObjectPtr& former);
    [[nodiscard]] Result<ObjectPtr> removeLocked(const Key& key, const RemoveObject& asked);
    [[nodiscard]] Result<ObjectPtr> removeSpace(const Key& key, const ObjectPtr& former);
    enum class OwnerState { Absent, There, Waits };
    [[nodiscard]] OwnerState ownerState(const Key& owned, const nlohmann::json& reference) const;
    void noteOwners(const Step& step);
    void attendAll();
    void collect(const Key& key, const ObjectPtr& object);
    void endWaiting(const Key& key, const ObjectPtr& object);
    [[nodiscard]] Result<void> orphan(const std::string& uid);
    [[nodiscard]] Result<void> checkSpace(const Key& key) const;
    void happen(Step step);
    [[nodiscard]] bool isUnknown(std::uint64_t after) const { return m_history.isTooOld(after) || after > m_revision; }

    state::Records& m_records;
    const Clock& m_clock;
    const ObjectsOptions m_options;
    const Seal m_seal;
    std::mutex m_writing;       ///< one change at a time, from what it finds until it is kept
    mutable std::mutex m_mutex; ///< who writes takes it as well, for the moment in which a step happens
    mutable std::condition_variable_any m_happened;
    std::map<Key, ObjectPtr> m_objects;
    Owners m_owners;              ///< of who writes alone, as the next
    std::deque<Key> m_unattended; ///< whose owners, or whose owned, may have changed
    History m_history;
    std::uint64_t m_revision = 0;
};

} // namespace darse::kube
