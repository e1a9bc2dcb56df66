// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objects.h"

#include "core/kube/identity.h"
#include "core/kube/objectchecks.h"
#include "core/kube/refusal.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kGiven[] = {"uid",        "resourceVersion",   "creationTimestamp",
                                       "generation", "deletionTimestamp", "deletionGracePeriodSeconds"};

/// What the store itself says about an object is not for others to change.
void keepGiven(json& object, const json& now)
{
    for (const std::string_view name : kGiven) {
        const std::string key(name);
        if (now.at("metadata").contains(key))
            object["metadata"][key] = now["metadata"][key];
        else
            object["metadata"].erase(key);
    }
}

void keepMember(json& object, const json& now, const std::string& name)
{
    if (now.contains(name))
        object[name] = now[name];
    else
        object.erase(name);
}

bool isWantedDifferently(const json& object, const json& now)
{
    return object.value("spec", json()) != now.value("spec", json());
}

std::int64_t ownGrace(const json& object)
{
    constexpr std::int64_t kUsual = 30;
    return object.value(json::json_pointer("/spec/terminationGracePeriodSeconds"), kUsual);
}

/// What its finalizers say.
Dependents usualDependents(const json& object)
{
    if (hasFinalizer(object, kOrphan))
        return Dependents::Orphan;
    return hasFinalizer(object, kForeground) ? Dependents::First : Dependents::Remove;
}

} // namespace

Result<ObjectPtr> Objects::create(const Kind& kind, const std::string& space, json object, Trial trial)
{
    json& metadata = object["metadata"];
    if (metadata.is_null())
        metadata = json::object();
    const std::string begin = metadata.value("generateName", "");
    if (metadata.value("name", "").empty() && !begin.empty())
        metadata["name"] = begin + madeUpEnding();
    if (metadata.value("name", "").empty())
        return invalid(kind, "",
                       {{.path = "metadata.name",
                         .reason = "FieldValueRequired",
                         .said = "Required value: name or generateName is required"}});
    for (const std::string_view given : kGiven)
        metadata.erase(std::string(given));
    if (kind.isNamespaced)
        metadata["namespace"] = space;
    else
        metadata.erase("namespace");
    TRY(checkMetadata(object, kind));
    metadata["uid"] = makeUid();
    metadata["creationTimestamp"] = timeText(m_clock.wallNow());
    if (kind.hasStatus)
        metadata["generation"] = 1;
    object["apiVersion"] = kind.apiVersion();
    object["kind"] = kind.name;
    const Key key{&kind, space, metadata.value("name", "")};
    const std::lock_guard lock(m_writing);
    if (m_objects.contains(key))
        return statusError(ErrorKind::AlreadyExists, std::string(kind.plural) + " \"" + key.name + "\" already exists",
                           {.details = detailsOf(kind, key.name)});
    if (kind.isNamespaced)
        TRY(checkSpace(key));
    if (trial == Trial::Yes)
        return ObjectPtr(std::make_shared<const json>(std::move(object)));
    auto made = put(key, std::move(object), nullptr);
    attendAll();
    return made;
}

Result<void> Objects::checkSpace(const Key& key) const
{
    TRY_DECLARE(const ObjectPtr found, findLocked({&kind::space, "", key.space}));
    return isBeingRemoved(*found) ? Result<void>(ending(key)) : ok();
}

Result<ObjectPtr> Objects::change(const Key& key, Part part, const Edit& edit, Trial trial)
{
    const std::lock_guard lock(m_writing);
    TRY_DECLARE(const ObjectPtr now, findLocked(key));
    TRY_DECLARE(json object, edit(*now));
    if (!object.is_object())
        return Error(ErrorKind::Protocol, "an object is a mapping");
    TRY(checkSame(key, object, *now));
    if (part == Part::Status) {
        json whole = *now;
        keepMember(whole, object, "status");
        object = std::move(whole);
    } else if (key.kind->hasStatus) {
        keepMember(object, *now, "status");
    }
    object["apiVersion"] = key.kind->apiVersion();
    object["kind"] = key.kind->name;
    object["metadata"]["name"] = key.name;
    if (key.kind->isNamespaced)
        object["metadata"]["namespace"] = key.space;
    keepGiven(object, *now);
    TRY(checkMetadata(object, *key.kind));
    if (object == *now)
        return now; // nothing has happened
    if (part == Part::Spec && key.kind->hasStatus && isWantedDifferently(object, *now))
        object["metadata"]["generation"] = now->at("metadata").value("generation", std::int64_t{1}) + 1;
    if (trial == Trial::Yes)
        return ObjectPtr(std::make_shared<const json>(std::move(object)));
    auto changed = keep(key, std::move(object), now);
    attendAll();
    return changed;
}

/// Whoever was only kept by a finalizer goes when that has gone.
Result<ObjectPtr> Objects::keep(const Key& key, json object, const ObjectPtr& former)
{
    const bool isOver = isBeingRemoved(object) && !hasFinalizers(object) && hasFinalizers(*former);
    if (isOver && !(key.kind->isGraceful && object["metadata"].value("deletionGracePeriodSeconds", 0) > 0))
        return erase(key, std::make_shared<const json>(std::move(object)));
    return put(key, std::move(object), former);
}

Result<ObjectPtr> Objects::remove(const Key& key, const RemoveObject& asked)
{
    const std::lock_guard lock(m_writing);
    auto removed = removeLocked(key, asked);
    attendAll();
    return removed;
}

Result<ObjectPtr> Objects::removeLocked(const Key& key, const RemoveObject& asked)
{
    TRY_DECLARE(const ObjectPtr now, findLocked(key));
    const json& metadata = now->at("metadata");
    if (!asked.uid.empty() && asked.uid != metadata.value("uid", ""))
        return conflict(key, "the UID in the precondition (" + asked.uid + ") does not match the UID in record (" +
                                 metadata.value("uid", "") +
                                 "). The object might have been deleted and then recreated");
    if (!asked.revision.empty() && asked.revision != metadata.value("resourceVersion", ""))
        return conflict(key, "the ResourceVersion in the precondition does not match the one in record. The object "
                             "might have been modified");
    if (key.kind == &kind::space && (key.name == "default" || key.name == "kube-system"))
        return statusError(ErrorKind::PermissionDenied,
                           "namespaces \"" + key.name + "\" is forbidden: this namespace may not be deleted",
                           {.details = detailsOf(*key.kind, key.name)});
    if (asked.trial == Trial::Yes)
        return now;
    if (key.kind == &kind::space)
        return removeSpace(key, now);
    const Dependents dependents = asked.dependents.value_or(usualDependents(*now));
    json object = *now;
    dropFinalizer(object, kOrphan);
    dropFinalizer(object, kForeground);
    if (dependents == Dependents::Orphan)
        TRY(orphan(metadata.value("uid", "")));
    else if (dependents == Dependents::First && !m_owners.ownedBy(metadata.value("uid", "")).empty())
        addFinalizer(object, kForeground);
    const std::int64_t grace = key.kind->isGraceful ? asked.grace.value_or(ownGrace(*now)) : 0;
    if (grace <= 0 && !hasFinalizers(object))
        return erase(key, std::make_shared<const json>(std::move(object)));
    // Asked again, it may only become shorter.
    if (!isBeingRemoved(*now) || metadata.value("deletionGracePeriodSeconds", std::int64_t{0}) > grace) {
        object["metadata"]["deletionTimestamp"] = timeText(m_clock.wallNow() + std::chrono::seconds(grace));
        object["metadata"]["deletionGracePeriodSeconds"] = grace;
    }
    if (object == *now)
        return now;
    return put(key, std::move(object), now);
}

/// A namespace goes with the last object in it.
Result<ObjectPtr> Objects::removeSpace(const Key& key, const ObjectPtr& former)
{
    ObjectPtr now = former;
    if (!isBeingRemoved(*now)) {
        json object = *now;
        object["metadata"]["deletionTimestamp"] = timeText(m_clock.wallNow());
        object["status"]["phase"] = "Terminating";
        TRY_DECLARE(now, put(key, std::move(object), former));
    }
    std::vector<Key> inside;
    for (const auto& [other, object] : m_objects) {
        if (other.kind->isNamespaced && other.space == key.name)
            inside.push_back(other);
    }
    if (inside.empty())
        return erase(key, now);
    for (const Key& other : inside) {
        if (m_objects.contains(other))
            TRY(removeLocked(other, {}));
    }
    return now;
}

} // namespace darse::kube
