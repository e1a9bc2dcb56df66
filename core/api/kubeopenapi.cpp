// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubeopenapi.h"

#include "core/api/kubegroupkinds.h"
#include "core/kube/kinds.h"
#include "core/kube/schema.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using kube::Field;
using kube::FieldType;
using nlohmann::json;

namespace {

constexpr std::string_view kCoreTypes = "io.k8s.api.core.v1.";
constexpr std::string_view kMetricsTypes = "io.k8s.metrics.pkg.apis.metrics.v1beta1.";
constexpr std::string_view kReviewTypes = "io.k8s.api.authorization.v1.";
constexpr std::string_view kMetaTypes = "io.k8s.apimachinery.pkg.apis.meta.v1.";

std::string nameOf(const std::string& type)
{
    const bool isMeta = type == "ObjectMeta" || type == "OwnerReference";
    const bool isReview = type.find("Review") != std::string::npos || type.ends_with("Attributes");
    const bool isMetrics = type.ends_with("Metrics");
    return std::string(isMeta ? kMetaTypes : isReview ? kReviewTypes : isMetrics ? kMetricsTypes : kCoreTypes) + type;
}

/// Whose types are told.
const kube::Schema& typesOf(std::string_view group)
{
    return group.empty() ? kube::Schema::served() : kubeGroupSchema();
}

json plainType(const FieldType& type)
{
    const std::string& name = type.name;
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
    if (!type.choices.empty())
        out["enum"] = type.choices;
    return out;
}

/// Which of the two forms of the same.
enum class Form { Second, Third };

json elementJson(const FieldType& type, Form form)
{
    if (!kube::Schema::served().types().contains(type.name) && !kubeGroupSchema().types().contains(type.name))
        return plainType(type);
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

json kindJson(const kube::Kind& kind)
{
    return {{"group", kind.group}, {"kind", kind.name}, {"version", kind.version}};
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
    for (const std::span<const kube::Kind> all : {kube::kinds(), kubeGroupKinds()}) {
        for (const kube::Kind& kind : all) {
            if (kind.name == name)
                out["x-kubernetes-group-version-kind"] = json::array({kindJson(kind)});
        }
    }
    return out;
}

json definitionsOf(const kube::Schema& schema, Form form)
{
    json out = json::object();
    for (const auto& [name, fields] : schema.types())
        out[nameOf(name)] = typeJson(name, fields, form);
    return out;
}

/// A type and those that it is made of.
void addType(const kube::Schema& schema, const std::string& name, json& out)
{
    const auto found = schema.types().find(name);
    if (found == schema.types().end() || out.contains(nameOf(name)))
        return;
    out[nameOf(name)] = typeJson(name, found->second, Form::Third);
    for (const Field& field : found->second)
        addType(schema, field.type.name, out);
}

/// What may be done with a kind, and how its objects may be changed: clients look there for what a server is able to.
json pathsJson(const std::vector<const kube::Kind*>& kinds)
{
    json out = json::object();
    for (const kube::Kind* kind : kinds) {
        const std::string root = kind->group.empty() ? "/api/" : "/apis/";
        const std::string all = root + kind->apiVersion() + (kind->isNamespaced ? "/namespaces/{namespace}/" : "/") +
                                std::string(kind->plural);
        const auto add = [&](const std::string& path, const char* method, const char* action) {
            out[path][method] = {{"x-kubernetes-action", action}, {"x-kubernetes-group-version-kind", kindJson(*kind)}};
        };
        if (kind->verbs.find("create") != std::string_view::npos)
            add(all, "post", "post");
        if (kind->verbs.find("list") != std::string_view::npos)
            add(all, "get", "list");
        if (kind->verbs.find("patch") == std::string_view::npos)
            continue;
        add(all + "/{name}", "patch", "patch");
        for (const char* name : {"dryRun", "fieldManager", "fieldValidation", "force"})
            out[all + "/{name}"]["patch"]["parameters"].push_back(
                {{"name", name}, {"in", "query"}, {"schema", {{"type", "string"}}}});
    }
    return out;
}

} // namespace

json openApi()
{
    return {{"swagger", "2.0"},
            {"info", {{"title", "Darse"}, {"version", kKubeVersion}}},
            {"paths", json::object()},
            {"definitions", definitionsOf(kube::Schema::served(), Form::Second)}};
}

json openApiThird(std::string_view group, std::string_view version)
{
    std::vector<const kube::Kind*> kinds;
    for (const KubeGroup& one : kubeServedGroups()) {
        if (one.name == group && one.version == version)
            kinds = one.kinds;
    }
    json schemas = json::object();
    for (const kube::Kind* kind : kinds)
        addType(typesOf(group), std::string(kind->name), schemas);
    return {{"openapi", "3.0.0"},
            {"info", {{"title", "Darse"}, {"version", kKubeVersion}}},
            {"paths", pathsJson(kinds)},
            {"components", {{"schemas", std::move(schemas)}}}};
}

} // namespace darse::api
