// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubetable.h"

#include "core/kube/identity.h"
#include "core/kube/podplan.h"

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
                              Column{.name = "OS-Image", .priority = 1},
                              Column{.name = "Kernel-Version", .priority = 1}};
constexpr std::array kClaim = {kName,
                               Column{.name = "Status"},
                               Column{.name = "Volume"},
                               Column{.name = "Capacity"},
                               Column{.name = "Access Modes"},
                               Column{.name = "StorageClass"},
                               kAge,
                               Column{.name = "VolumeMode", .priority = 1}};
constexpr std::array kEvent = {Column{.name = "Last Seen"}, Column{.name = "Type"}, Column{.name = "Reason"},
                               Column{.name = "Object"}, Column{.name = "Message"}};

std::string text(const json& object, const char* pointer, const char* otherwise = "")
{
    const json value = object.value(json::json_pointer(pointer), json());
    return value.is_string() ? value.get<std::string>() : otherwise;
}

json member(const json& object, const char* pointer)
{
    return object.value(json::json_pointer(pointer), json());
}

std::string ageOf(const std::string& moment, system_clock::time_point now)
{
    const auto then = kube::momentIn(moment);
    return then ? ageText(std::chrono::duration_cast<std::chrono::seconds>(now - *then)) : "<unknown>";
}

/// What is the matter with a container; empty: nothing.
std::string reasonOf(const json& status)
{
    std::string waiting = text(status, "/state/waiting/reason");
    if (!waiting.empty())
        return waiting;
    if (!status.contains("state") || !status["state"].contains("terminated"))
        return {};
    const std::string reason = text(status, "/state/terminated/reason");
    return reason.empty() ? "ExitCode:" + member(status, "/state/terminated/exitCode").dump() : reason;
}

bool isSidecar(const json& pod, const json& status)
{
    return std::ranges::any_of(member(pod, "/spec/initContainers"), [&](const json& one) {
        return one.value("name", "") == status.value("name", "") && one.value("restartPolicy", "") == "Always";
    });
}

std::string podStatus(const json& pod)
{
    std::string out = text(pod, "/status/reason");
    if (out.empty())
        out = text(pod, "/status/phase", "Pending");
    const json inits = member(pod, "/status/initContainerStatuses");
    bool isStarting = false;
    for (std::size_t i = 0; i < inits.size() && !isStarting; ++i) {
        const std::string reason = reasonOf(inits[i]);
        if (member(inits[i], "/state/terminated/exitCode") == json(0) ||
            (isSidecar(pod, inits[i]) && inits[i].value("started", false)))
            continue;
        isStarting = true;
        const bool isUsual = reason.empty() || reason == "PodInitializing";
        out = isUsual ? "Init:" + std::to_string(i) + "/" + std::to_string(inits.size()) : "Init:" + reason;
    }
    bool isRunning = false;
    // The first that has something to say is heard.
    const json statuses = isStarting ? json::array() : member(pod, "/status/containerStatuses");
    for (auto status = statuses.rbegin(); status != statuses.rend(); ++status) {
        const std::string reason = reasonOf(*status);
        if (!reason.empty())
            out = reason;
        isRunning = isRunning || status->value("ready", false);
    }
    if (out == "Completed" && isRunning)
        out = "Running";
    return pod["metadata"].contains("deletionTimestamp") ? "Terminating" : out;
}

/// "1/2": how many of the conditions that others set are true.
std::string gatesOf(const json& pod)
{
    std::size_t open = 0;
    const json gates = member(pod, "/spec/readinessGates");
    const json conditions = member(pod, "/status/conditions");
    for (const json& gate : gates) {
        open += std::ranges::any_of(conditions, [&](const json& one) {
            return text(one, "/type") == text(gate, "/conditionType") && text(one, "/status") == "True";
        });
    }
    return gates.empty() ? "<none>" : std::to_string(open) + "/" + std::to_string(gates.size());
}

json podCells(const json& pod, const std::string& age)
{
    int ready = 0;
    std::int64_t restarts = 0;
    json statuses = member(pod, "/status/containerStatuses");
    std::size_t count = member(pod, "/spec/containers").size();
    for (const json& status : member(pod, "/status/initContainerStatuses")) {
        if (isSidecar(pod, status))
            statuses.push_back(status), ++count;
    }
    for (const json& status : statuses) {
        ready += status.value("ready", false) ? 1 : 0;
        restarts += status.value("restartCount", std::int64_t{0});
    }
    return {text(pod, "/metadata/name"),
            std::to_string(ready) + "/" + std::to_string(count),
            podStatus(pod),
            restarts,
            age,
            text(pod, "/status/podIP", "<none>"),
            text(pod, "/spec/nodeName", "<none>"),
            "<none>", // no other machine could take it
            gatesOf(pod)};
}

json claimCells(const json& claim, const std::string& age)
{
    std::string modes;
    for (const json& mode : member(claim, "/status/accessModes")) {
        constexpr std::array kShort = {std::pair{"ReadWriteOnce", "RWO"}, std::pair{"ReadOnlyMany", "ROX"},
                                       std::pair{"ReadWriteMany", "RWX"}, std::pair{"ReadWriteOncePod", "RWOP"}};
        for (const auto& [name, word] : kShort) {
            if (mode == name)
                modes += (modes.empty() ? "" : ",") + std::string(word);
        }
    }
    return {text(claim, "/metadata/name"),
            text(claim, "/status/phase"),
            kube::claimVolume(text(claim, "/metadata/namespace"), text(claim, "/metadata/name")),
            text(claim, "/status/capacity/storage"),
            modes,
            text(claim, "/spec/storageClassName"),
            age,
            text(claim, "/spec/volumeMode", "<unset>")};
}

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
        return {name,
                "Ready",
                "<none>",
                age,
                text(object, "/status/nodeInfo/kubeletVersion"),
                text(object, "/status/nodeInfo/osImage"),
                text(object, "/status/nodeInfo/kernelVersion")};
    if (&kind == &kube::kind::claim)
        return claimCells(object, age);
    std::string about = text(object, "/involvedObject/kind");
    std::ranges::transform(about, about.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return {ageOf(text(object, "/lastTimestamp"), now), text(object, "/type"), text(object, "/reason"),
            about + "/" + text(object, "/involvedObject/name"), text(object, "/message")};
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
