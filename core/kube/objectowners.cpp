// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of objects when their owners go.
#include "core/kube/objects.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

std::string uidOf(const json& object)
{
    return object.at("metadata").value("uid", "");
}

} // namespace

/// Notes who is concerned by a step; attendAll() looks at them.
void Objects::noteOwners(const Step& step)
{
    const bool isGone = step.happening == Happening::Deleted;
    m_owners.note(step.key, step.former.get(), isGone ? nullptr : step.object.get());
    const json& now = *step.object;
    const auto ownersMayGo = [&](const json& object) {
        for (const json& reference : ownersOf(object)) {
            if (const Key owner = ownerKey(reference, step.key); owner.kind != nullptr)
                m_unattended.push_back(owner);
        }
    };
    const bool isForeground = waitsForOwned(now) && (!step.former || !waitsForOwned(*step.former));
    if (isGone || isForeground) {
        for (Key& owned : m_owners.ownedBy(uidOf(now)))
            m_unattended.push_back(std::move(owned));
    }
    if (isGone) {
        ownersMayGo(now);
    } else if (isForeground || ownersOf(now) != (step.former ? ownersOf(*step.former) : json::array())) {
        m_unattended.push_back(step.key);
        if (step.former)
            ownersMayGo(*step.former);
    }
}

/// Those that cannot be written now are found at the next start.
void Objects::attendAll()
{
    while (!m_unattended.empty()) {
        const Key key = m_unattended.front();
        m_unattended.pop_front();
        const auto found = m_objects.find(key);
        if (found == m_objects.end())
            continue;
        const ObjectPtr object = found->second;
        if (waitsForOwned(*object))
            endWaiting(key, object);
        else if (!isBeingRemoved(*object) && !ownersOf(*object).empty())
            collect(key, object);
    }
}

/// A reference that has the name of an owner and the uid of another one is to nobody.
Objects::OwnerState Objects::ownerState(const Key& owned, const json& reference) const
{
    const Key key = ownerKey(reference, owned);
    if (key.kind == nullptr || (key.kind->isNamespaced && !owned.kind->isNamespaced))
        return OwnerState::There; // whoever cannot be looked for is not taken for gone
    const auto found = m_objects.find(key);
    if (found == m_objects.end() || uidOf(*found->second) != reference.value("uid", ""))
        return OwnerState::Absent;
    return waitsForOwned(*found->second) ? OwnerState::Waits : OwnerState::There;
}

/// An object goes when none of its owners is there any more.
void Objects::collect(const Key& key, const ObjectPtr& object)
{
    json kept = json::array();
    bool isAwaited = false;
    for (const json& reference : ownersOf(*object)) {
        const OwnerState state = ownerState(key, reference);
        if (state == OwnerState::There)
            kept.push_back(reference);
        isAwaited = isAwaited || state == OwnerState::Waits;
    }
    if (kept.size() == ownersOf(*object).size())
        return;
    if (!kept.empty()) {
        json fewer = *object;
        setOwners(fewer, std::move(kept));
        static_cast<void>(put(key, std::move(fewer), object));
        return;
    }
    const std::vector<Key> owned = m_owners.ownedBy(uidOf(*object));
    // Two that own one another would wait for ever.
    const bool isForeground = isAwaited && !owned.empty();
    if (isForeground &&
        std::ranges::any_of(owned, [this](const Key& one) { return waitsForOwned(*m_objects.at(one)); })) {
        json free = *object;
        for (json& reference : free["metadata"]["ownerReferences"])
            reference["blockOwnerDeletion"] = false;
        static_cast<void>(put(key, std::move(free), object));
    }
    RemoveObject asked;
    if (isForeground)
        asked.dependents = Dependents::First;
    static_cast<void>(removeLocked(key, asked));
}

void Objects::endWaiting(const Key& key, const ObjectPtr& object)
{
    const std::string uid = uidOf(*object);
    for (const Key& owned : m_owners.ownedBy(uid)) {
        const auto blocks = [&](const json& one) {
            return one.value("uid", "") == uid && one.value("blockOwnerDeletion", false);
        };
        if (std::ranges::any_of(ownersOf(*m_objects.at(owned)), blocks))
            return;
    }
    json free = *object;
    dropFinalizer(free, kForeground);
    static_cast<void>(keep(key, std::move(free), object));
}

Result<void> Objects::orphan(const std::string& uid)
{
    for (const Key& owned : m_owners.ownedBy(uid)) {
        const ObjectPtr former = m_objects.at(owned);
        json object = *former;
        json left = json::array();
        for (const json& one : ownersOf(object)) {
            if (one.value("uid", "") != uid)
                left.push_back(one);
        }
        setOwners(object, std::move(left));
        TRY(put(owned, std::move(object), former));
    }
    return ok();
}

} // namespace darse::kube
