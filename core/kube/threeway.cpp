// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/threeway.h"

#include <algorithm>
#include <optional>
#include <set>

namespace darse::kube {

using nlohmann::json;

namespace {

/// Null when it is not there.
const json* memberOf(const json* object, const std::string& name)
{
    if (object == nullptr || !object->is_object())
        return nullptr;
    const auto found = object->find(name);
    return found == object->end() ? nullptr : &*found;
}

bool isSame(const json* one, const json* other)
{
    return one == nullptr || other == nullptr ? one == other : *one == *other;
}

std::string keyOf(const json& element, const std::string& name)
{
    const json* key = memberOf(&element, name);
    return key == nullptr ? std::string() : key->is_string() ? key->get<std::string>() : key->dump();
}

/// Each element has a key of its own: a port that is open for two protocols is there twice.
bool isKeyed(const json* list, const std::string& name)
{
    if (list == nullptr || !list->is_array())
        return list == nullptr;
    std::set<std::string> known;
    return std::ranges::all_of(*list, [&](const json& one) {
        const std::string key = keyOf(one, name);
        return !key.empty() && known.insert(key).second;
    });
}

const json* elementOf(const json* list, const std::string& name, const std::string& key)
{
    if (list == nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(*list, [&](const json& one) { return keyOf(one, name) == key; });
    return found == list->end() ? nullptr : &*found;
}

std::string memberPath(const std::string& path, const std::string& name)
{
    std::string out = path;
    if (!out.empty())
        out += '.';
    return out += name;
}

std::string elementPath(const std::string& path, const std::string& key)
{
    std::string out = path;
    out += '[';
    out += key;
    return out += ']';
}

struct Sides {
    const json* base;
    const json* mine;
    const json* theirs;
};

class Merger {
public:
    Merger(const Schema& schema, std::vector<std::string>& conflicts) : m_schema(schema), m_conflicts(conflicts) {}

    /// Nothing: it is gone.
    std::optional<json> merged(const Sides& sides, const FieldType& type, const std::string& path)
    {
        if (isSame(sides.mine, sides.base) || isSame(sides.mine, sides.theirs))
            return copyOf(sides.theirs);
        if (isSame(sides.theirs, sides.base))
            return copyOf(sides.mine);
        if (sides.mine != nullptr && sides.theirs != nullptr) {
            if (sides.mine->is_object() && sides.theirs->is_object())
                return object(sides, type, path);
            if (type.isList && !type.mergeKey.empty() && isKeyed(sides.mine, type.mergeKey) &&
                isKeyed(sides.theirs, type.mergeKey) && isKeyed(sides.base, type.mergeKey))
                return list(sides, type, path);
        }
        m_conflicts.push_back(path);
        return copyOf(sides.mine);
    }

private:
    static std::optional<json> copyOf(const json* value)
    {
        return value == nullptr ? std::nullopt : std::optional(*value);
    }

    json object(const Sides& sides, const FieldType& type, const std::string& path)
    {
        json out = json::object();
        std::vector<std::string> names;
        for (const json* side : {sides.mine, sides.theirs}) {
            for (const auto& [name, value] : side->items())
                names.push_back(name);
        }
        for (const std::string& name : names) {
            if (out.contains(name))
                continue;
            const Sides inner{memberOf(sides.base, name), memberOf(sides.mine, name), memberOf(sides.theirs, name)};
            if (auto value = merged(inner, m_schema.member(type, name), memberPath(path, name)))
                out[name] = std::move(*value);
        }
        return out;
    }

    json list(const Sides& sides, const FieldType& type, const std::string& path)
    {
        json out = json::array();
        std::vector<std::string> keys;
        for (const json* side : {sides.mine, sides.theirs}) {
            for (const json& element : *side) {
                if (const std::string key = keyOf(element, type.mergeKey); std::ranges::find(keys, key) == keys.end())
                    keys.push_back(key);
            }
        }
        for (const std::string& key : keys) {
            const Sides inner{elementOf(sides.base, type.mergeKey, key), elementOf(sides.mine, type.mergeKey, key),
                              elementOf(sides.theirs, type.mergeKey, key)};
            if (auto value = merged(inner, type.element(), elementPath(path, key)))
                out.push_back(std::move(*value));
        }
        return out;
    }

    const Schema& m_schema;
    std::vector<std::string>& m_conflicts;
};

} // namespace

Merged threeWay(const json& base, const json& mine, const json& theirs, const Schema& schema, const std::string& kind)
{
    Merged out;
    Merger merger(schema, out.conflicts);
    out.object = merger.merged({&base, &mine, &theirs}, {.name = kind}, "").value_or(json::object());
    return out;
}

} // namespace darse::kube
