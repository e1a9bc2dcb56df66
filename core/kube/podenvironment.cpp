// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podenvironment.h"

#include "core/kube/scalar.h"

#include <optional>

namespace darse::kube {

using nlohmann::json;

namespace {

Error missing(const Kind& kind, const std::string& name)
{
    return {ErrorKind::NotFound, std::string(kind.singular) + " \"" + name + "\" not found"};
}

/// A value, or nothing when it need not be there.
Result<std::optional<std::string>> fromKey(const Kind& kind, const json& reference, const PodGround& ground)
{
    const std::string name = reference.value("name", "");
    const std::string key = reference.value("key", "");
    const bool isOptional = reference.value("optional", false);
    const ObjectPtr object = ground.find(kind, name);
    if (!object)
        return isOptional ? Result<std::optional<std::string>>(std::nullopt) : missing(kind, name);
    const Variables entries = entriesOf(*object);
    const auto found = entries.find(key);
    if (found != entries.end())
        return std::optional(found->second);
    if (isOptional)
        return std::optional<std::string>();
    return Error(ErrorKind::NotFound, "couldn't find key " + key + " in " + std::string(kind.name) + " " + name);
}

Result<std::optional<std::string>> fromField(const json& pod, const std::string& path, const PodGround& ground)
{
    const json& metadata = pod.at("metadata");
    for (const char* map : {"labels", "annotations"}) {
        const std::string begin = std::string("metadata.") + map + "['";
        if (path.starts_with(begin) && path.ends_with("']")) {
            const std::string key = path.substr(begin.size(), path.size() - begin.size() - 2);
            return std::optional(metadata.value(map, json::object()).value(key, ""));
        }
    }
    if (path == "metadata.name" || path == "metadata.namespace" || path == "metadata.uid")
        return std::optional(metadata.value(path.substr(path.find('.') + 1), ""));
    if (path == "spec.nodeName" || path == "status.hostIP")
        return std::optional(path == "spec.nodeName" ? ground.node : std::string("127.0.0.1"));
    if (path == "spec.serviceAccountName")
        return std::optional(pod.at("spec").value("serviceAccountName", "default"));
    if (path == "status.podIP" || path == "status.podIPs")
        return std::optional(ground.address);
    return Error(ErrorKind::InvalidInput, "the field " + path + " is not offered to environments");
}

Result<std::optional<std::string>> fromSource(const json& source, const json& pod, const PodGround& ground)
{
    if (source.contains("configMapKeyRef"))
        return fromKey(kind::configMap, source["configMapKeyRef"], ground);
    if (source.contains("secretKeyRef"))
        return fromKey(kind::secret, source["secretKeyRef"], ground);
    if (source.contains("fieldRef"))
        return fromField(pod, source["fieldRef"].value("fieldPath", ""), ground);
    return Error(ErrorKind::Unsupported, "resourceFieldRef is not implemented");
}

Result<void> addAll(Variables& into, const json& source, const PodGround& ground)
{
    const bool isSecret = source.contains("secretRef");
    const Kind& kind = isSecret ? kind::secret : kind::configMap;
    const json reference = source.value(isSecret ? "secretRef" : "configMapRef", json::object());
    const std::string name = reference.value("name", "");
    const ObjectPtr object = ground.find(kind, name);
    if (!object)
        return reference.value("optional", false) ? Result<void>() : missing(kind, name);
    for (const auto& [key, value] : entriesOf(*object))
        into[source.value("prefix", "") + key] = value;
    return ok();
}

} // namespace

std::string fromBase64(const std::string& text)
{
    const auto value = taggedScalar("tag:yaml.org,2002:binary", text);
    return value ? value->get<std::string>() : std::string();
}

Variables entriesOf(const json& object)
{
    const bool isSecret = object.value("kind", "") == kind::secret.name;
    Variables out;
    const json data = object.value("data", json::object());
    for (const auto& [key, value] : data.items())
        out[key] = isSecret ? fromBase64(value.get<std::string>()) : value.get<std::string>();
    const json bytes = object.value("binaryData", json::object());
    for (const auto& [key, value] : bytes.items())
        out[key] = fromBase64(value.get<std::string>());
    return out;
}

std::string expanded(const std::string& text, const Variables& variables)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        if (text[i + 1] == '$') {
            out += '$';
            ++i;
            continue;
        }
        const auto end = text[i + 1] == '(' ? text.find(')', i) : std::string::npos;
        const auto found = end == std::string::npos ? variables.end() : variables.find(text.substr(i + 2, end - i - 2));
        if (found == variables.end()) {
            out += '$';
            continue;
        }
        out += found->second;
        i = end;
    }
    return out;
}

Result<Variables> environmentOf(const json& pod, const json& container, const PodGround& ground)
{
    Variables out;
    for (const json& source : container.value("envFrom", json::array()))
        TRY(addAll(out, source, ground));
    for (const json& variable : container.value("env", json::array())) {
        const std::string name = variable.value("name", "");
        if (!variable.contains("valueFrom")) {
            out[name] = expanded(variable.value("value", ""), out);
            continue;
        }
        TRY_DECLARE(const auto value, fromSource(variable["valueFrom"], pod, ground));
        if (value)
            out[name] = *value;
    }
    return out;
}

} // namespace darse::kube
