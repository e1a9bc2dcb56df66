// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What others may write into the status of an object.
#include "core/kube/objectrules.h"
#include "core/kube/schema.h"

#include <array>
#include <iterator>

namespace darse::kube {

using nlohmann::json;

namespace {

/// Only what is read again here, and lists that are merged: all else is as its writer wants it.
constexpr FieldRow kStatusFields[] = {
    {"PodStatus", "phase", "string", {}, {}},
    {"PodStatus", "reason", "string", {}, {}},
    {"PodStatus", "message", "string", {}, {}},
    {"PodStatus", "startTime", "time", {}, {}},
    {"PodStatus", "hostIP", "string", {}, {}},
    {"PodStatus", "podIP", "string", {}, {}},
    {"PodStatus", "podIPs", "[any ip]", {}, {}},
    {"PodStatus", "hostIPs", "[any ip]", {}, {}},
    {"PodStatus", "conditions", "[Condition type]", {}, {}},
    {"PodStatus", "initContainerStatuses", "[ContainerStatus]", {}, {}},
    {"PodStatus", "containerStatuses", "[ContainerStatus]", {}, {}},
    {"PodStatus", "ephemeralContainerStatuses", "[ContainerStatus]", {}, {}},
    {"Condition", "type", "!string", {}, {}},
    {"Condition", "status", "!string", {}, {}},
    {"Condition", "reason", "string", {}, {}},
    {"Condition", "message", "string", {}, {}},
    {"Condition", "lastTransitionTime", "time", {}, {}},
    {"ContainerStatus", "name", "!string", {}, {}},
    {"ContainerStatus", "ready", "bool", {}, {}},
    {"ContainerStatus", "started", "bool", {}, {}},
    {"ContainerStatus", "restartCount", "int", {}, {}},
    {"ContainerStatus", "containerID", "string", {}, {}},
    {"ContainerStatus", "state", "ContainerState", {}, {}},
    {"ContainerState", "waiting", "StateWords", {}, {}},
    {"ContainerState", "running", "StateWords", {}, {}},
    {"ContainerState", "terminated", "StateWords", {}, {}},
    {"StateWords", "reason", "string", {}, {}},
    {"StateWords", "exitCode", "int", {}, {}},
    {"NodeStatus", "capacity", "{quantity}", {}, {}},
    {"NodeStatus", "allocatable", "{quantity}", {}, {}},
    {"NodeStatus", "conditions", "[Condition type]", {}, {}},
    {"NodeStatus", "addresses", "[NodeAddress type]", {}, {}},
    {"NodeAddress", "type", "string", {}, {}},
    {"NodeAddress", "address", "string", {}, {}},
    {"NamespaceStatus", "phase", "string", {}, {}},
    {"NamespaceStatus", "conditions", "[any type]", {}, {}},
    {"PersistentVolumeClaimStatus", "phase", "string", {}, {}},
    {"PersistentVolumeClaimStatus", "accessModes", "[string]", {}, {}},
    {"PersistentVolumeClaimStatus", "capacity", "{quantity}", {}, {}},
    {"PersistentVolumeClaimStatus", "conditions", "[any type]", {}, {}},
};

Error noStatus(const Kind& kind, const Problem& problem)
{
    const std::string name(kind.name);
    const std::string path = problem.path.empty() ? "status" : "status." + problem.path;
    return Error(ErrorKind::Protocol, name + " in version \"" + std::string(kind.version) +
                                          "\" cannot be handled as a " + name + ": " + path + ": " + problem.what);
}

} // namespace

void dropNulls(json& value)
{
    if (value.is_object()) {
        for (auto one = value.begin(); one != value.end();)
            one = one->is_null() ? value.erase(one) : std::next(one);
    }
    if (value.is_structured()) {
        for (json& member : value)
            dropNulls(member);
    }
}

const Schema& statusSchema()
{
    static const std::array<std::span<const FieldRow>, 1> kTables = {std::span<const FieldRow>(kStatusFields)};
    static const Schema kSchema(kTables);
    return kSchema;
}

Result<void> checkStatus(const Kind& kind, const json& object)
{
    const auto status = object.find("status");
    if (status == object.end())
        return ok();
    for (const Problem& problem : statusSchema().check(*status, std::string(kind.name) + "Status")) {
        if (problem.reason != Problem::Reason::Unknown)
            return noStatus(kind, problem);
    }
    return ok();
}

} // namespace darse::kube
