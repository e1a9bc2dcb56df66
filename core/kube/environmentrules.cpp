// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Variables, and what comes from fields of the pod.
#include "core/kube/podchecks.h"

#include <algorithm>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

/// Letters, digits, '-', '_' and '.', the first no digit.
bool isVariableName(const std::string& name)
{
    const auto isSign = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.'; };
    return !name.empty() && std::ranges::all_of(name, isSign) &&
           std::isdigit(static_cast<unsigned char>(name.front())) == 0 && name != "." && !name.starts_with("..");
}

const char* const kVariableRule = "must be letters, digits, '_', '-' or '.', and must not begin with a digit";

// What a field may be, where it may be used, and what Kubernetes knows but offers to nobody.
constexpr std::array<std::string_view, 9> kInEnvironment = {
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
    "status.hostIP", "status.hostIPs",     "status.podIP", "status.podIPs"};
constexpr std::array<std::string_view, 5> kInVolume = {"metadata.annotations", "metadata.labels", "metadata.name",
                                                       "metadata.namespace", "metadata.uid"};
constexpr std::array<std::string_view, 4> kOfNobody = {"spec.restartPolicy", "spec.schedulerName", "status.phase",
                                                       "status.nominatedNodeName"};
constexpr std::array<std::string_view, 6> kResources = {
    "limits.cpu",   "limits.memory",   "limits.ephemeral-storage",
    "requests.cpu", "requests.memory", "requests.ephemeral-storage"};

bool isOneOf(std::span<const std::string_view> list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

/// "metadata.labels['app']"
bool isSubscript(const std::string& path)
{
    return (path.starts_with("metadata.labels['") || path.starts_with("metadata.annotations['")) &&
           path.ends_with("']");
}

void checkField(const json& field, const std::string& at, FieldFrom from, Refusals& out)
{
    const std::string path = textOf(field, "fieldPath");
    const std::span<const std::string_view> allowed =
        from == FieldFrom::Environment ? std::span<const std::string_view>(kInEnvironment) : kInVolume;
    if (path.empty())
        return out.required(at + ".fieldPath");
    if (isSubscript(path) || isOneOf(allowed, path))
        return;
    if (isOneOf(kInEnvironment, path) || isOneOf(kInVolume, path) || isOneOf(kOfNobody, path))
        return out.unsupported(at + ".fieldPath", path, allowed);
    out.invalid(at + ".fieldPath", path, "error converting fieldPath: field label not supported: " + path);
}

void checkResource(const json& resource, const std::string& at, FieldFrom from, Refusals& out)
{
    const std::string name = textOf(resource, "resource");
    if (from == FieldFrom::Volume && textOf(resource, "containerName").empty())
        out.required(at + ".containerName");
    else if (name.empty())
        out.required(at + ".resource");
    else if (!isOneOf(kResources, name) && !name.starts_with("limits.hugepages-") &&
             !name.starts_with("requests.hugepages-"))
        out.unsupported(at + ".resource", name, kResources);
}

void checkKey(const json& selector, const std::string& at, Refusals& out)
{
    const std::string key = textOf(selector, "key");
    if (key.empty())
        out.required(at + ".key");
    else if (!isEntryKey(key))
        out.invalid(at + ".key", key, "must be letters, digits, '-', '_' or '.'");
}

void checkSource(const json& variable, const std::string& at, Refusals& out)
{
    if (!variable.contains("valueFrom"))
        return;
    const json& source = variable["valueFrom"];
    std::size_t count = 0;
    for (const char* kind : {"fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"})
        count += source.contains(kind) ? 1 : 0;
    for (const char* kind : {"configMapKeyRef", "secretKeyRef"}) {
        if (source.contains(kind))
            checkKey(source[kind], at + "." + kind, out);
    }
    checkFieldSource(source, at, FieldFrom::Environment, out);
    if (count == 0)
        out.invalid(at, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
    else if (!textOf(variable, "value").empty())
        out.invalid(at, "", "may not be specified when `value` is not empty");
    else if (count > 1)
        out.invalid(at, "", "may not have more than one field specified at a time");
}

} // namespace

void checkFieldSource(const json& source, const std::string& at, FieldFrom from, Refusals& out)
{
    if (source.contains("fieldRef"))
        checkField(source["fieldRef"], at + ".fieldRef", from, out);
    if (source.contains("resourceFieldRef"))
        checkResource(source["resourceFieldRef"], at + ".resourceFieldRef", from, out);
}

void checkEnvironment(const json& container, const std::string& at, Refusals& out)
{
    const json variables = listOf(container, "env");
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const std::string where = placeIn(at + ".env", i);
        const std::string name = textOf(variables[i], "name");
        if (name.empty())
            out.required(where + ".name");
        else if (!isVariableName(name))
            out.invalid(where + ".name", name, kVariableRule);
        checkSource(variables[i], where + ".valueFrom", out);
    }
    const json sources = listOf(container, "envFrom");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::string where = placeIn(at + ".envFrom", i);
        const std::string prefix = textOf(sources[i], "prefix");
        if (!prefix.empty() && !isVariableName(prefix))
            out.invalid(where + ".prefix", prefix, kVariableRule);
        const bool hasMap = sources[i].contains("configMapRef");
        const bool hasSecret = sources[i].contains("secretRef");
        if (!hasMap && !hasSecret)
            out.invalid(at + ".envFrom", "", "must specify one of: `configMapRef` or `secretRef`");
        if (hasMap && hasSecret)
            out.invalid(at + ".envFrom", "", "may not have more than one field specified at a time");
    }
}

} // namespace darse::kube
