// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubeopenapi.h"

#include "core/kube/kinds.h"
#include "core/kube/schema.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using kube::Field;
using kube::FieldType;
using nlohmann::json;

namespace {

constexpr std::string_view kCore = "io.k8s.api.core.v1.";
constexpr std::string_view kMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.";

std::string nameOf(const std::string& type)
{
    const bool isMeta = type == "ObjectMeta" || type == "OwnerReference";
    return std::string(isMeta ? kMeta : kCore) + type;
}

json plainType(const std::string& name)
{
    if (name == "bool")
        return {{"type", "boolean"}};
    if (name == "int")
        return {{"type", "integer"}};
    if (name == "any")
        return json::object();
    json out{{"type", "string"}};
    if (name == "intorstring")
        out["format"] = "int-or-string";
    if (name == "bytes")
        out["format"] = "byte";
    if (name == "time")
        out["format"] = "date-time";
    return out;
}

/// Which of the two forms of the same.
enum class Form { Second, Third };

json elementJson(const FieldType& type, Form form)
{
    if (!kube::Schema::served().types().contains(type.name))
        return plainType(type.name);
    if (form == Form::Second)
        return {{"$ref", "#/definitions/" + nameOf(type.name)}};
    // Beside a reference nothing else is read there.
    return {{"allOf", json::array({{{"$ref", "#/components/schemas/" + nameOf(type.name)}}})}};
}

json fieldJson(const Field& field, Form form)
{
    json out = elementJson(field.type, form);
    if (field.type.isList) {
        out = {{"type", "array"}, {"items", out}};
        if (!field.type.mergeKey.empty()) {
            out["x-kubernetes-patch-strategy"] = "merge";
            if (field.type.mergeKey != kube::kValueItself)
                out["x-kubernetes-patch-merge-key"] = field.type.mergeKey;
        }
    } else if (field.type.isMap) {
        out = {{"type", "object"}, {"additionalProperties", out}};
    }
    out["description"] = field.english;
    return out;
}

json typeJson(const std::string& name, const std::vector<Field>& fields, Form form)
{
    json properties = json::object();
    json required = json::array();
    for (const Field& field : fields) {
        properties[field.name] = fieldJson(field, form);
        if (field.type.isRequired)
            required.push_back(field.name);
    }
    json out{{"type", "object"}, {"description", name}, {"properties", std::move(properties)}};
    if (!required.empty())
        out["required"] = std::move(required);
    for (const kube::Kind& kind : kube::kinds()) {
        if (kind.name == name)
            out["x-kubernetes-group-version-kind"] =
                json::array({{{"group", kind.group}, {"kind", kind.name}, {"version", kind.version}}});
    }
    return out;
}

json definitionsOf(Form form)
{
    json out = json::object();
    for (const auto& [name, fields] : kube::Schema::served().types())
        out[nameOf(name)] = typeJson(name, fields, form);
    return out;
}

/// How an object of a kind may be changed: clients look there for what a server is able to.
json pathsJson()
{
    json out = json::object();
    for (const kube::Kind& kind : kube::kinds()) {
        json parameters = json::array();
        for (const char* name : {"dryRun", "fieldManager", "fieldValidation", "force"})
            parameters.push_back({{"name", name}, {"in", "query"}, {"schema", {{"type", "string"}}}});
        const std::string path = std::string("/api/v1/") + (kind.isNamespaced ? "namespaces/{namespace}/" : "") +
                                 std::string(kind.plural) + "/{name}";
        out[path]["patch"] = {{"parameters", std::move(parameters)},
                              {"x-kubernetes-action", "patch"},
                              {"x-kubernetes-group-version-kind",
                               {{"group", kind.group}, {"kind", kind.name}, {"version", kind.version}}}};
    }
    return out;
}

} // namespace

json openApi()
{
    return {{"swagger", "2.0"},
            {"info", {{"title", "Darse"}, {"version", "v1.32.0"}}},
            {"paths", json::object()},
            {"definitions", definitionsOf(Form::Second)}};
}

json openApiThird()
{
    return {{"openapi", "3.0.0"},
            {"info", {{"title", "Darse"}, {"version", "v1.32.0"}}},
            {"paths", pathsJson()},
            {"components", {{"schemas", definitionsOf(Form::Third)}}}};
}

} // namespace darse::api
