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

Result<std::optional<std::string>> fromSource(const json& source, const json& pod, const json& container,
                                              const PodGround& ground)
{
    if (source.contains("configMapKeyRef"))
        return fromKey(kind::configMap, source["configMapKeyRef"], ground);
    if (source.contains("secretKeyRef"))
        return fromKey(kind::secret, source["secretKeyRef"], ground);
    if (source.contains("fieldRef")) {
        TRY_DECLARE(std::string text,
                    fieldOf(pod, source["fieldRef"].value("fieldPath", ""), ground, FieldFor::Environment));
        return std::optional(std::move(text));
    }
    TRY_DECLARE(std::string text, resourceOf(container, source.value("resourceFieldRef", json::object())));
    return std::optional(std::move(text));
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

/// One a line, as files of the downward API have them.
std::string linesOf(const json& map)
{
    std::string out;
    for (const auto& [key, value] : map.items())
        out += (out.empty() ? "" : "\n") + key + "=" + value.dump();
    return out;
}

} // namespace

Result<std::string> fieldOf(const json& pod, const std::string& path, const PodGround& ground, FieldFor use)
{
    const json& metadata = pod.at("metadata");
    for (const char* map : {"labels", "annotations"}) {
        const std::string begin = std::string("metadata.") + map + "['";
        if (path.starts_with(begin) && path.ends_with("']")) {
            const std::string key = path.substr(begin.size(), path.size() - begin.size() - 2);
            return metadata.value(map, json::object()).value(key, "");
        }
        if (use == FieldFor::File && path == std::string("metadata.") + map)
            return linesOf(metadata.value(map, json::object()));
    }
    if (path == "metadata.name" || path == "metadata.namespace" || path == "metadata.uid")
        return metadata.value(path.substr(path.find('.') + 1), "");
    if (path == "spec.nodeName")
        return ground.node;
    if (path == "status.hostIP" || path == "status.hostIPs")
        return ground.nodeAddress;
    if (path == "spec.serviceAccountName")
        return pod.at("spec").value("serviceAccountName", "default");
    if (path == "status.podIP" || path == "status.podIPs")
        return ground.address;
    return Error(ErrorKind::InvalidInput, "the field " + path + " is not offered to containers");
}

Result<std::string> resourceOf(const json& container, const json& source)
{
    const std::string resource = source.value("resource", "");
    const auto dot = resource.find('.');
    const std::string which = resource.substr(0, dot);
    const std::string name = dot == std::string::npos ? std::string() : resource.substr(dot + 1);
    if ((which != "limits" && which != "requests") || name.empty())
        return Error(ErrorKind::InvalidInput, "the resource " + resource + " is not offered to containers");
    const json given = container.value("resources", json::object()).value(which, json::object());
    const json amount = given.value(name, json("0"));
    const json divisor = source.value("divisor", json("1"));
    const bool isCpu = name == "cpu";
    const std::int64_t whole = isCpu ? nanosOf(amount) : bytesOf(amount);
    std::int64_t part = isCpu ? nanosOf(divisor) : bytesOf(divisor);
    if (part <= 0)
        part = isCpu ? 1'000'000'000 : 1;
    return std::to_string((whole + part - 1) / part);
}

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
        TRY_DECLARE(const auto value, fromSource(variable["valueFrom"], pod, container, ground));
        if (value)
            out[name] = *value;
    }
    return out;
}

} // namespace darse::kube
