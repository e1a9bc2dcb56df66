// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/relations.h"

#include "core/backend/container.h"
#include "core/backend/networking.h"
#include "core/backend/storage.h"

#include <QHash>

#include <algorithm>

namespace darse::connect::docker {
namespace {

using backend::Container;
using backend::Image;
using backend::Kind;
using backend::Network;
using backend::ObjectPtr;
using backend::Status;
using backend::Volume;

using Users = QHash<QString, QStringList>;

struct AllUsers {
    Users ofImages;
    Users ofVolumes;
    Users ofNetworks;
};

AllUsers usersIn(const Shelf& containers)
{
    AllUsers users;
    for (const auto& [key, row] : containers.rows()) {
        const auto& container = backend::as<Container>(*row);
        users.ofImages[container.imageKey].append(key);
        for (const backend::Mount& mount : container.mounts) {
            if (mount.isVolume && !users.ofVolumes[mount.source].contains(key))
                users.ofVolumes[mount.source].append(key);
        }
        for (const QString& network : container.networks)
            users.ofNetworks[network].append(key);
    }
    return users;
}

/// Null when nothing is new.
template <class T>
ObjectPtr usedBy(const backend::Object& object, const QStringList& users)
{
    const T& row = backend::as<T>(object);
    if (row.usedBy == users)
        return nullptr;
    auto changed = std::make_shared<T>(row);
    changed->usedBy = users;
    changed->status = users.isEmpty() ? Status::Idle : Status::Active;
    return changed;
}

ObjectPtr withMembers(const backend::Object& object, int members)
{
    const auto& row = backend::as<Network>(object);
    if (row.members == members)
        return nullptr;
    auto changed = std::make_shared<Network>(row);
    changed->members = members;
    changed->status = members == 0 ? Status::Idle : Status::Active;
    return changed;
}

ObjectPtr related(const backend::Object& object, const AllUsers& users)
{
    switch (object.kind) {
    case Kind::Image:
        return usedBy<Image>(object, users.ofImages.value(object.key));
    case Kind::Volume:
        return usedBy<Volume>(object, users.ofVolumes.value(object.key));
    default:
        return withMembers(object, static_cast<int>(users.ofNetworks.value(object.key).size()));
    }
}

} // namespace

void relateAll(const Shelf& containers, std::initializer_list<Shelf*> others)
{
    const AllUsers users = usersIn(containers);
    for (Shelf* shelf : others) {
        std::vector<ObjectPtr> changed;
        for (const auto& [key, row] : shelf->rows()) {
            if (ObjectPtr now = related(*row, users))
                changed.push_back(std::move(now));
        }
        for (ObjectPtr& row : changed)
            shelf->put(std::move(row));
    }
}

bool useTheSame(const backend::Object& before, const backend::Object& now)
{
    const auto& a = backend::as<Container>(before);
    const auto& b = backend::as<Container>(now);
    const auto isSameVolume = [](const backend::Mount& left, const backend::Mount& right) {
        return left.isVolume == right.isVolume && left.source == right.source;
    };
    return a.imageKey == b.imageKey && a.networks == b.networks && std::ranges::equal(a.mounts, b.mounts, isSameVolume);
}

} // namespace darse::connect::docker
