// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of objects, as whoever owns them calls them.
#include "core/kube/managed.h"
#include "core/kube/schema.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kItself = ".";

/// Nobody owns what an object is called, and what only the engine writes.
bool isOwned(const FieldPath& path)
{
    static const FieldSet kNever = {{"f:apiVersion"},
                                    {"f:kind"},
                                    {"f:metadata", "f:name"},
                                    {"f:metadata", "f:namespace"},
                                    {"f:metadata", "f:uid"},
                                    {"f:metadata", "f:resourceVersion"},
                                    {"f:metadata", "f:generation"},
                                    {"f:metadata", "f:creationTimestamp"},
                                    {"f:metadata", "f:generateName"},
                                    {"f:metadata", "f:managedFields"},
                                    {"f:metadata", "f:deletionTimestamp"},
                                    {"f:metadata", "f:deletionGracePeriodSeconds"}};
    return !path.empty() && path.front() != "f:status" && !kNever.contains(path);
}

/// A list whose elements are told apart by a member.
bool isKeyed(const FieldType& type)
{
    return type.isList && !type.mergeKey.empty() && type.mergeKey != kValueItself;
}

std::string elementStep(const json& element, const std::string& key)
{
    return "k:" + json{{key, element.value(key, json())}}.dump();
}

void collect(const json& value, const FieldType& type, const FieldPath& path, std::map<FieldPath, json>& out)
{
    if (isKeyed(type) && value.is_array()) {
        for (const json& element : value) {
            FieldPath inside = path;
            inside.push_back(elementStep(element, type.mergeKey));
            FieldPath itself = inside;
            itself.emplace_back(kItself);
            out[itself] = json();
            collect(element, type.element(), inside, out);
        }
        return;
    }
    const bool isOpen =
        value.is_object() && !value.empty() && (type.isMap || Schema::served().types().contains(type.name));
    if (!isOpen || type.isList) {
        if (isOwned(path))
            out[path] = value;
        return;
    }
    for (const auto& [name, member] : value.items()) {
        FieldPath inside = path;
        inside.push_back("f:" + name);
        if (isOwned(inside))
            collect(member, Schema::served().member(type, name), inside, out);
    }
}

} // namespace

std::map<FieldPath, json> fieldsOf(const json& object, const Kind& kind)
{
    std::map<FieldPath, json> out;
    collect(object, {.name = std::string(kind.name)}, {}, out);
    return out;
}

bool isChange(const std::map<FieldPath, json>& there, const FieldPath& path, const json& value)
{
    const auto now = there.lower_bound(path);
    if (now == there.end() || now->first == path)
        return now == there.end() || now->second != value;
    const bool hasMembers = now->first.size() > path.size() && std::equal(path.begin(), path.end(), now->first.begin());
    return !hasMembers || value != json::object();
}

json toFieldsV1(const FieldSet& fields)
{
    json out = json::object();
    for (const FieldPath& path : fields) {
        json* at = &out;
        for (const std::string& step : path) {
            at = &(*at)[step];
            if (at->is_null())
                *at = json::object();
        }
    }
    return out;
}

FieldSet fromFieldsV1(const json& fields)
{
    FieldSet out;
    const auto walk = [&](const auto& self, const json& at, const FieldPath& path) -> void {
        if (!at.is_object() || at.empty()) {
            out.insert(path);
            return;
        }
        for (const auto& [step, inside] : at.items()) {
            FieldPath longer = path;
            longer.push_back(step);
            self(self, inside, longer);
        }
    };
    if (fields.is_object() && !fields.empty())
        walk(walk, fields, {});
    return out;
}

} // namespace darse::kube
