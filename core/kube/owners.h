// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object.h"

#include <map>
#include <set>

namespace darse::kube {

/// Finalizers that say what becomes of objects that an object owns.
inline constexpr std::string_view kForeground = "foregroundDeletion";
inline constexpr std::string_view kOrphan = "orphan";

[[nodiscard]] bool isBeingRemoved(const nlohmann::json& object);
[[nodiscard]] bool hasFinalizers(const nlohmann::json& object);
[[nodiscard]] bool hasFinalizer(const nlohmann::json& object, std::string_view finalizer);
void dropFinalizer(nlohmann::json& object, std::string_view finalizer);
void addFinalizer(nlohmann::json& object, std::string_view finalizer);
/// Whether it goes once those that it owns have gone.
[[nodiscard]] bool waitsForOwned(const nlohmann::json& object);

/// The references to its owners; an empty list when there are none.
[[nodiscard]] const nlohmann::json& ownersOf(const nlohmann::json& object);
void setOwners(nlohmann::json& object, nlohmann::json owners);
/// Nothing is known of an owner whose kind is not served.
[[nodiscard]] Key ownerKey(const nlohmann::json& reference, const Key& owned);

/// Who belongs to whom, by the references of objects. For one thread at a time.
class Owners {
public:
    /// Null: it was not there, or is no longer.
    void note(const Key& key, const nlohmann::json* former, const nlohmann::json* now);
    [[nodiscard]] std::vector<Key> ownedBy(const std::string& uid) const;

private:
    std::map<std::string, std::set<Key>> m_owned; ///< by the uid of the owner
};

} // namespace darse::kube
