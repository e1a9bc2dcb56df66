// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubetable.h"

#include "core/api/kubecells.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace darse::api {

using nlohmann::json;
using std::chrono::system_clock;

namespace {

struct Column {
    std::string_view name;
    std::string_view type = "string";
    int priority = 0; ///< above 0: only when all is shown
    std::string_view format = {};
};

constexpr Column kName{.name = "Name", .format = "name"};
constexpr Column kAge{.name = "Age"};
constexpr std::array kPod = {kName,
                             Column{.name = "Ready"},
                             Column{.name = "Status"},
                             Column{.name = "Restarts", .type = "integer"},
                             kAge,
                             Column{.name = "IP", .priority = 1},
                             Column{.name = "Node", .priority = 1},
                             Column{.name = "Nominated Node", .priority = 1},
                             Column{.name = "Readiness Gates", .priority = 1}};
// The numbers of these are announced as texts; so do others.
constexpr std::array kConfigMap = {kName, Column{.name = "Data"}, kAge};
constexpr std::array kSecret = {kName, Column{.name = "Type"}, Column{.name = "Data"}, kAge};
constexpr std::array kSpace = {kName, Column{.name = "Status"}, kAge};
constexpr std::array kNode = {kName,
                              Column{.name = "Status"},
                              Column{.name = "Roles"},
                              kAge,
                              Column{.name = "Version"},
                              Column{.name = "Internal-IP", .priority = 1},
                              Column{.name = "External-IP", .priority = 1},
                              Column{.name = "OS-Image", .priority = 1},
                              Column{.name = "Kernel-Version", .priority = 1},
                              Column{.name = "Container-Runtime", .priority = 1}};
constexpr std::array kClaim = {kName,
                               Column{.name = "Status"},
                               Column{.name = "Volume"},
                               Column{.name = "Capacity"},
                               Column{.name = "Access Modes"},
                               Column{.name = "StorageClass"},
                               kAge,
                               Column{.name = "VolumeMode", .priority = 1}};
constexpr std::array kEvent = {Column{.name = "Last Seen"},
                               Column{.name = "Type"},
                               Column{.name = "Reason"},
                               Column{.name = "Object"},
                               Column{.name = "Subobject", .priority = 1},
                               Column{.name = "Source", .priority = 1},
                               Column{.name = "Message"},
                               Column{.name = "First Seen", .priority = 1},
                               Column{.name = "Count", .priority = 1},
                               Column{.name = "Name", .priority = 1}};

json cellsOf(const kube::Kind& kind, const json& object, system_clock::time_point now)
{
    const std::string name = text(object, "/metadata/name");
    const std::string age = ageOf(text(object, "/metadata/creationTimestamp"), now);
    if (&kind == &kube::kind::pod)
        return podCells(object, age);
    if (&kind == &kube::kind::configMap)
        return {name, member(object, "/data").size() + member(object, "/binaryData").size(), age};
    if (&kind == &kube::kind::secret)
        return {name, text(object, "/type"), member(object, "/data").size(), age};
    if (&kind == &kube::kind::space)
        return {name, text(object, "/status/phase"), age};
    if (&kind == &kube::kind::node)
        return nodeCells(object, age);
    if (&kind == &kube::kind::claim)
        return claimCells(object, age);
    return eventCells(object, now);
}

std::span<const Column> columnsOf(const kube::Kind& kind)
{
    if (&kind == &kube::kind::pod)
        return kPod;
    if (&kind == &kube::kind::configMap)
        return kConfigMap;
    if (&kind == &kube::kind::secret)
        return kSecret;
    if (&kind == &kube::kind::space)
        return kSpace;
    if (&kind == &kube::kind::claim)
        return kClaim;
    return &kind == &kube::kind::node ? std::span<const Column>(kNode) : std::span<const Column>(kEvent);
}

json rowObject(const json& object, RowObject form)
{
    if (form == RowObject::None)
        return nullptr;
    return form == RowObject::Whole ? object : metadataOf(object);
}

} // namespace

json metadataOf(const json& object)
{
    return {{"kind", "PartialObjectMetadata"}, {"apiVersion", "meta.k8s.io/v1"}, {"metadata", object.at("metadata")}};
}

json tableOf(const kube::Kind& kind, const std::vector<kube::ObjectPtr>& objects, const TableAsked& asked)
{
    json columns = json::array();
    for (const Column& column : columnsOf(kind))
        columns.push_back({{"name", column.name},
                           {"type", column.type},
                           {"format", column.format},
                           {"description", ""},
                           {"priority", column.priority}});
    json rows = json::array();
    for (const kube::ObjectPtr& object : objects)
        rows.push_back({{"cells", cellsOf(kind, *object, asked.now)}, {"object", rowObject(*object, asked.rowObject)}});
    return {{"kind", "Table"},
            {"apiVersion", "meta.k8s.io/v1"},
            {"metadata", {{"resourceVersion", std::to_string(asked.revision)}}},
            {"columnDefinitions", std::move(columns)},
            {"rows", std::move(rows)}};
}

} // namespace darse::api
