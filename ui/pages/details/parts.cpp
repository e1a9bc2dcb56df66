// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/parts.h"

#include "core/backend/pod.h"
#include "core/session/session.h"
#include "ui/widgets/visibletext.h"

#include <algorithm>

namespace darse::ui {

using backend::Kind;
using backend::ObjectPtr;

backend::ObjectRef refOf(const backend::Object& object)
{
    return {object.kind, object.key};
}

namespace {

/// Pods are not part of what they read, but go with it.
bool reads(const backend::Object& object, const backend::ObjectRef& ref)
{
    if (object.kind != Kind::Pod)
        return false;
    const auto& pod = backend::as<backend::Pod>(object);
    return (ref.kind == Kind::ConfigMap && pod.configMaps.contains(ref.key)) ||
           (ref.kind == Kind::Secret && pod.secrets.contains(ref.key));
}

} // namespace

std::vector<ObjectPtr> partsOf(const backend::Object& whole, Kind kind, session::Session& session)
{
    std::vector<ObjectPtr> parts;
    if (!session.has(kind))
        return parts;
    const auto rows = session.store(kind).snapshot();
    if (!rows)
        return parts;
    const backend::ObjectRef ref = refOf(whole);
    for (const ObjectPtr& object : *rows) {
        if (std::ranges::find(object->owners, ref) != object->owners.end() || reads(*object, ref))
            parts.push_back(object);
    }
    return parts;
}

std::vector<ObjectPtr> containersOf(const ObjectPtr& object, session::Session& session)
{
    if (object->kind == Kind::Container)
        return {object};
    if (object->kind == Kind::Pod && session.has(Kind::Container)) {
        std::vector<ObjectPtr> out; // without the one that only holds the namespaces
        for (const backend::PodPart& part : podParts(backend::as<backend::Pod>(*object), session)) {
            if (ObjectPtr container = session.store(Kind::Container).find(part.key))
                out.push_back(std::move(container));
        }
        return out;
    }
    return partsOf(*object, Kind::Container, session);
}

QString nameWithin(const backend::Object& container, const backend::Object& whole)
{
    if (whole.kind != Kind::Pod)
        return container.name;
    const auto& parts = backend::as<backend::Pod>(whole).parts;
    const auto part = std::ranges::find(parts, container.key, &backend::PodPart::key);
    if (part != parts.end())
        return part->name;
    const QString before = whole.name + u'/';
    return container.name.startsWith(before) ? container.name.mid(before.size()) : container.name;
}

QString nameOf(const backend::ObjectRef& ref, session::Session& session)
{
    const ObjectPtr object = session.has(ref.kind) ? session.store(ref.kind).find(ref.key) : nullptr;
    return visibleText(object ? object->name : ref.key);
}

std::vector<backend::PodPart> podParts(const backend::Pod& pod, session::Session& session)
{
    if (!pod.parts.empty())
        return pod.parts;
    std::vector<backend::PodPart> parts;
    for (const QString& key : pod.containers) {
        const backend::ObjectPtr found = session.store(backend::Kind::Container).find(key);
        if (!found)
            continue;
        const auto& container = backend::as<backend::Container>(*found);
        backend::PodPart part;
        part.name = container.name;
        part.image = container.image;
        part.key = key;
        part.status = container.status;
        part.restarts = container.restarts;
        part.ports = container.ports;
        for (const backend::Mount& mount : container.mounts)
            part.mounts.push_back({mount.source, mount.target, mount.isReadOnly});
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace darse::ui
