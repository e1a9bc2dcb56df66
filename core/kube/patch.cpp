// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/patch.h"

#include "core/kube/objectrules.h"
#include "core/kube/schema.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

json mergePatched(json target, const json& patch)
{
    target.merge_patch(patch);
    return target;
}

Result<json> jsonPatched(const json& target, const json& patch)
{
    if (!patch.is_array())
        return Error(ErrorKind::Protocol, "a JSON patch is a list of operations");
    try {
        return target.patch(patch);
    } catch (const json::other_error& error) {
        return Error(ErrorKind::InvalidInput, std::string("the patch does not fit: ") + error.what());
    } catch (const json::exception& error) {
        return Error(ErrorKind::InvalidInput, std::string("the patch cannot be applied: ") + error.what());
    }
}

namespace {

constexpr std::string_view kDirective = "$patch";
constexpr std::string_view kRetainKeys = "$retainKeys";
constexpr std::string_view kOrder = "$setElementOrder/";
constexpr std::string_view kDeleteFrom = "$deleteFromPrimitiveList/";

std::string directiveOf(const json& value)
{
    if (!value.is_object())
        return {};
    const auto found = value.find(std::string(kDirective));
    return found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Without directives, at every depth.
json cleaned(const json& value)
{
    if (value.is_array()) {
        json out = json::array();
        for (const json& element : value) {
            if (directiveOf(element) != "delete")
                out.push_back(cleaned(element));
        }
        return out;
    }
    if (!value.is_object())
        return value;
    json out = json::object();
    for (const auto& [key, member] : value.items()) {
        if (!key.starts_with('$') && !member.is_null())
            out[key] = cleaned(member);
    }
    return out;
}

class Strategy {
public:
    explicit Strategy(const Schema& schema) : m_schema(schema) {}

    Result<json> object(json target, const json& patch, const FieldType& type)
    {
        const std::string directive = directiveOf(patch);
        if (directive == "replace")
            return cleaned(patch);
        if (directive == "delete")
            return json::object();
        if (!directive.empty() && directive != "merge")
            return Error(ErrorKind::Protocol, "there is no directive $patch: " + directive);
        if (!target.is_object())
            target = json::object();
        retainKeys(target, patch);
        for (const auto& [key, member] : patch.items()) {
            if (key.starts_with(kDeleteFrom))
                deleteFrom(target, key.substr(kDeleteFrom.size()), member);
            if (key.starts_with('$'))
                continue;
            if (member.is_null()) {
                target.erase(key);
                continue;
            }
            TRY_DECLARE(json value, this->member(target.value(key, json()), member, typeOf(type, key)));
            target[key] = std::move(value);
        }
        for (const auto& [key, member] : patch.items()) {
            if (key.starts_with(kOrder) && member.is_array())
                order(target, key.substr(kOrder.size()), member, type);
        }
        return target;
    }

private:
    FieldType typeOf(const FieldType& type, const std::string& key) const
    {
        if (key == "status" && statusSchema().types().contains(type.name + "Status"))
            return {.name = type.name + "Status"};
        return (statusSchema().types().contains(type.name) ? statusSchema() : m_schema).member(type, key);
    }

    Result<json> member(json target, const json& patch, const FieldType& type)
    {
        if (patch.is_object())
            return object(std::move(target), patch, type);
        if (!patch.is_array() || !type.isList || type.mergeKey.empty())
            return cleaned(patch);
        return list(std::move(target), patch, type);
    }

    Result<json> list(json target, const json& patch, const FieldType& type)
    {
        const auto replaces = [](const json& element) { return directiveOf(element) == "replace"; };
        if (!target.is_array() || std::ranges::any_of(patch, replaces))
            target = json::array();
        const json former = target;
        for (const json& element : patch) {
            if (replaces(element) && element.size() == 1)
                continue;
            if (type.mergeKey == kValueItself) {
                if (std::ranges::find(target, element) == target.end())
                    target.push_back(element);
                continue;
            }
            if (!element.is_object() || !element.contains(type.mergeKey))
                return Error(ErrorKind::Protocol, "an element of the patch has no \"" + type.mergeKey + "\"");
            TRY(mergeElement(target, element, type));
        }
        return inOrder(target, patch, former, type.mergeKey);
    }

    /// Those of the patch in its order, behind those that they were behind; what is new comes first.
    static json inOrder(const json& merged, const json& patch, const json& former, const std::string& mergeKey)
    {
        const auto placeIn = [&](const json& list, const json& element) {
            const auto isSame = [&](const json& one) {
                if (!one.is_object() || !element.is_object())
                    return one == element;
                return one.contains(mergeKey) && one.value(mergeKey, json()) == element.value(mergeKey, json());
            };
            return std::ranges::find_if(list, isSame) - list.begin();
        };
        const auto isOfPatch = [&](const json& element) {
            return placeIn(patch, element) < static_cast<std::ptrdiff_t>(patch.size());
        };
        std::vector<json> mine;
        std::vector<json> others;
        for (const json& element : merged)
            (isOfPatch(element) ? mine : others).push_back(element);
        std::ranges::stable_sort(mine, {}, [&](const json& element) { return placeIn(patch, element); });
        json out = json::array();
        auto other = others.begin();
        for (json& element : mine) {
            const auto place = placeIn(former, element);
            while (place < static_cast<std::ptrdiff_t>(former.size()) && other != others.end() &&
                   placeIn(former, *other) < place)
                out.push_back(std::move(*other++));
            out.push_back(std::move(element));
        }
        std::move(other, others.end(), std::back_inserter(out));
        return out;
    }

    Result<void> mergeElement(json& target, const json& element, const FieldType& type)
    {
        const json& key = element.at(type.mergeKey);
        const auto found = std::ranges::find_if(
            target, [&](const json& one) { return one.is_object() && one.value(type.mergeKey, json()) == key; });
        if (directiveOf(element) == "delete") {
            if (found != target.end())
                target.erase(found);
            return ok();
        }
        TRY_DECLARE(json merged, object(found == target.end() ? json() : *found, element, type.element()));
        if (found == target.end())
            target.push_back(std::move(merged));
        else
            *found = std::move(merged);
        return ok();
    }

    static void retainKeys(json& target, const json& patch)
    {
        const auto keys = patch.find(std::string(kRetainKeys));
        if (keys == patch.end() || !keys->is_array())
            return;
        for (auto one = target.begin(); one != target.end();) {
            if (std::ranges::find(*keys, json(one.key())) == keys->end())
                one = target.erase(one);
            else
                ++one;
        }
    }

    static void deleteFrom(json& target, const std::string& key, const json& gone)
    {
        if (!target.contains(key) || !target[key].is_array() || !gone.is_array())
            return;
        json kept = json::array();
        for (const json& element : target[key]) {
            if (std::ranges::find(gone, element) == gone.end())
                kept.push_back(element);
        }
        target[key] = std::move(kept);
    }

    /// Those that are named come in that order; the others stay behind those that they were behind.
    void order(json& target, const std::string& key, const json& wanted, const FieldType& type) const
    {
        if (!target.contains(key) || !target[key].is_array())
            return;
        const FieldType list = typeOf(type, key);
        const auto place = [&](const json& element) {
            const auto same = [&](const json& one) {
                if (!one.is_object() || !element.is_object())
                    return one == element;
                return one.value(list.mergeKey, json()) == element.value(list.mergeKey, json(1));
            };
            return std::ranges::find_if(wanted, same) - wanted.begin();
        };
        std::stable_sort(target[key].begin(), target[key].end(),
                         [&](const json& a, const json& b) { return place(a) < place(b); });
    }

    const Schema& m_schema;
};

} // namespace

Result<json> strategicPatched(json target, const json& patch, const Schema& schema, const std::string& type)
{
    if (!patch.is_object())
        return Error(ErrorKind::Protocol, "a patch is an object");
    return Strategy(schema).object(std::move(target), patch, {.name = type});
}

} // namespace darse::kube
