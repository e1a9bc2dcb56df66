// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/stop.h"
#include "core/kube/history.h"
#include "core/kube/object.h"
#include "core/kube/seal.h"
#include "core/kube/selector.h"
#include "core/state/records.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace darse::kube {

/// What a change is about; what else the new object says is left as it was.
enum class Part { Spec, Status };
/// Whether something is done, or only tried.
enum class Trial { No, Yes };
/// What becomes of objects that an object owns.
enum class Dependents { Remove, Orphan };

struct RemoveObject {
    std::string uid{};                   ///< empty: any
    std::string revision{};              ///< empty: any
    std::optional<std::int64_t> grace{}; ///< seconds; absent: its own
    Dependents dependents = Dependents::Remove;
    Trial trial = Trial::No;
};

struct ObjectsOptions {
    HistoryBounds history{}; ///< what is remembered for watches
    std::string secretKey{}; ///< of the seal of secrets; empty: they are kept as they are
};

/// The objects of all kinds, in memory and in the records; every change has a number that only rises, also over a
/// restart. Whoever is told of a step can be sure that it is kept. For any thread.
class Objects {
public:
    [[nodiscard]] static Result<std::unique_ptr<Objects>> open(state::Records& records, const Clock& clock,
                                                               ObjectsOptions options = {});

    [[nodiscard]] Result<ObjectPtr> find(const Key& key) const;
    /// `space` empty: those of all namespaces.
    [[nodiscard]] Listed list(const Kind& kind, const std::string& space, const Selector& selector = {}) const;
    [[nodiscard]] std::uint64_t revision() const;

    /// With metadata.generateName instead of a name, one is made up. AlreadyExists.
    [[nodiscard]] Result<ObjectPtr> create(const Kind& kind, const std::string& space, nlohmann::json object,
                                           Trial trial = Trial::No);
    /// `edit` is given what is there and says what shall be. Conflict when that has another resourceVersion or uid.
    using Edit = std::function<Result<nlohmann::json>(const nlohmann::json& now)>;
    [[nodiscard]] Result<ObjectPtr> change(const Key& key, Part part, const Edit& edit, Trial trial = Trial::No);
    /// The object as it was at last, or as it is while somebody has to end it first.
    [[nodiscard]] Result<ObjectPtr> remove(const Key& key, const RemoveObject& asked = {});

    /// Those after `revision` that are known, at once.
    [[nodiscard]] Happened after(std::uint64_t revision) const;
    /// As after(), but waits until there is one: Timeout or Canceled when none comes.
    [[nodiscard]] Result<Happened> waitAfter(std::uint64_t revision, const Wait& wait) const;

private:
    Objects(state::Records& records, const Clock& clock, ObjectsOptions options);

    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<ObjectPtr> findLocked(const Key& key) const;
    [[nodiscard]] Happened afterUnlocking(std::uint64_t revision, std::unique_lock<std::mutex> lock) const;
    [[nodiscard]] Result<ObjectPtr> put(const Key& key, nlohmann::json object, const ObjectPtr& former);
    [[nodiscard]] Result<ObjectPtr> erase(const Key& key, const ObjectPtr& former, Dependents dependents);
    [[nodiscard]] Result<ObjectPtr> removeLocked(const Key& key, const RemoveObject& asked);
    [[nodiscard]] Result<ObjectPtr> removeSpace(const Key& key, const ObjectPtr& former);
    [[nodiscard]] Result<void> settleOwned(const std::string& uid, Dependents dependents);
    [[nodiscard]] Result<void> checkSpace(const std::string& space) const;
    void tell(Step step);

    state::Records& m_records;
    const Clock& m_clock;
    const ObjectsOptions m_options;
    const Seal m_seal;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_happened;
    std::map<Key, ObjectPtr> m_objects;
    std::set<std::string> m_uids;
    History m_history;
    std::uint64_t m_revision = 0;
};

} // namespace darse::kube
