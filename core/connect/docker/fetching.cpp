// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fetching.h"

#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/otherreading.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using backend::Kind;
using backend::ObjectPtr;

struct Source {
    Kind kind;
    const char* target;
    const char* within; ///< the member that has the list, or null
    ObjectPtr (*read)(const json& row);
};

constexpr Source kSources[] = {
    {Kind::Container, "/containers/json?all=1", nullptr,
     [](const json& row) -> ObjectPtr { return containerOfList(row); }},
    {Kind::Image, "/images/json?shared-size=1", nullptr, [](const json& row) -> ObjectPtr { return imageOfList(row); }},
    {Kind::Volume, "/volumes", "Volumes", [](const json& row) -> ObjectPtr { return volumeOf(row); }},
    {Kind::Network, "/networks", nullptr, [](const json& row) -> ObjectPtr { return networkOf(row); }},
};

std::string inspectTarget(const backend::ObjectRef& ref)
{
    switch (ref.kind) {
    case Kind::Container:
        return "/containers/" + queryText(ref.key) + "/json";
    case Kind::Image:
        return "/images/" + pathText(ref.key) + "/json";
    case Kind::Volume:
        return "/volumes/" + queryText(ref.key);
    case Kind::Network:
        return "/networks/" + queryText(ref.key);
    default:
        return {};
    }
}

std::vector<std::string> removeTargets(const backend::Object& object)
{
    switch (object.kind) {
    case Kind::Container:
        return {"/containers/" + queryText(object.key) + "?force=1"};
    case Kind::Image: {
        std::vector<std::string> targets;
        for (const QString& tag : backend::as<backend::Image>(object).tags)
            targets.push_back("/images/" + pathText(tag));
        if (targets.empty())
            targets.push_back("/images/" + pathText(object.key));
        return targets;
    }
    case Kind::Volume:
        return {"/volumes/" + queryText(object.key)};
    case Kind::Network:
        return {"/networks/" + queryText(object.key)};
    default:
        return {};
    }
}

} // namespace

Result<backend::ObjectList> fetchList(Wire& wire, Kind kind, const std::stop_token& stop)
{
    const auto* source = std::ranges::find(kSources, kind, &Source::kind);
    if (source == std::end(kSources))
        return backend::ObjectList();
    TRY_DECLARE(const json answer, wire.ask({.target = source->target}, stop));
    const json& rows = source->within == nullptr ? answer : member(answer, source->within);
    // "Volumes": null is an empty list.
    if (!rows.is_array() && !(rows.is_null() && source->within != nullptr))
        return Error(ErrorKind::Protocol,
                     std::string("the list of ") + backend::kindName(kind).toStdString() + " is not understood");
    backend::ObjectList out;
    for (const json& row : rows) {
        if (ObjectPtr object = source->read(row))
            out.push_back(std::move(object));
    }
    return out;
}

Result<json> fetchInspect(Wire& wire, const backend::ObjectRef& ref, const std::stop_token& stop)
{
    return wire.ask({.target = inspectTarget(ref)}, stop);
}

Result<ObjectPtr> fetchDetails(Wire& wire, const backend::ObjectRef& ref, const std::stop_token& stop)
{
    TRY_DECLARE(const json answer, fetchInspect(wire, ref, stop));
    if (ref.kind == Kind::Container)
        return ObjectPtr(containerOfInspect(answer));
    const auto history = wire.ask({.target = "/images/" + pathText(ref.key) + "/history"}, stop);
    auto image = std::make_shared<backend::Image>();
    image->key = ref.key;
    addImageParts(*image, answer, history ? *history : json());
    return ObjectPtr(std::move(image));
}

Result<void> removeObject(Wire& wire, const backend::Object& object, const std::stop_token& stop)
{
    for (const std::string& target : removeTargets(object)) {
        const auto answer = wire.ask({.method = "DELETE", .target = target, .patience = Patience::Long}, stop);
        if (!answer)
            return answer.error();
    }
    return ok();
}

} // namespace darse::connect::docker
