// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/owners.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

const json& metadataList(const json& object, const char* name)
{
    static const json kNone = json::array();
    const auto found = object.at("metadata").find(name);
    return found == object.at("metadata").end() || !found->is_array() ? kNone : *found;
}

void setMetadataList(json& object, const char* name, json list)
{
    if (list.empty())
        object["metadata"].erase(name);
    else
        object["metadata"][name] = std::move(list);
}

} // namespace

bool isBeingRemoved(const json& object)
{
    return object.at("metadata").contains("deletionTimestamp");
}

bool hasFinalizers(const json& object)
{
    return !metadataList(object, "finalizers").empty();
}

bool hasFinalizer(const json& object, std::string_view finalizer)
{
    return std::ranges::find(metadataList(object, "finalizers"), json(finalizer)) !=
           metadataList(object, "finalizers").end();
}

void dropFinalizer(json& object, std::string_view finalizer)
{
    json left = json::array();
    for (const json& one : metadataList(object, "finalizers")) {
        if (one != json(finalizer))
            left.push_back(one);
    }
    setMetadataList(object, "finalizers", std::move(left));
}

void addFinalizer(json& object, std::string_view finalizer)
{
    json all = metadataList(object, "finalizers");
    all.push_back(finalizer);
    setMetadataList(object, "finalizers", std::move(all));
}

bool waitsForOwned(const json& object)
{
    return isBeingRemoved(object) && hasFinalizer(object, kForeground);
}

const json& ownersOf(const json& object)
{
    return metadataList(object, "ownerReferences");
}

void setOwners(json& object, json owners)
{
    setMetadataList(object, "ownerReferences", std::move(owners));
}

Key ownerKey(const json& reference, const Key& owned)
{
    const Kind* kind = findKindNamed(reference.value("apiVersion", ""), reference.value("kind", ""));
    return {kind, kind != nullptr && kind->isNamespaced ? owned.space : "", reference.value("name", "")};
}

void Owners::note(const Key& key, const json* former, const json* now)
{
    for (const json& one : former == nullptr ? json::array() : ownersOf(*former)) {
        const auto found = m_owned.find(one.value("uid", ""));
        if (found == m_owned.end())
            continue;
        found->second.erase(key);
        if (found->second.empty())
            m_owned.erase(found);
    }
    for (const json& one : now == nullptr ? json::array() : ownersOf(*now))
        m_owned[one.value("uid", "")].insert(key);
}

std::vector<Key> Owners::ownedBy(const std::string& uid) const
{
    const auto found = m_owned.find(uid);
    return found == m_owned.end() ? std::vector<Key>() : std::vector<Key>(found->second.begin(), found->second.end());
}

} // namespace darse::kube
