// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podwishes.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace darse::engine {

using kube::ObjectPtr;
using nlohmann::json;

namespace {

constexpr const char* kRequired = "requiredDuringSchedulingIgnoredDuringExecution";

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

/// One row of matchExpressions or matchFields.
bool isTrueOf(const json& row, const json& values)
{
    const std::string relation = textOf(row, "operator");
    const json& value = memberOf(values, textOf(row, "key").c_str());
    const json& among = listIn(row, "values");
    const bool isAmong = std::ranges::find(among, value) != among.end() && !value.is_null();
    if (relation == "In")
        return isAmong;
    if (relation == "NotIn")
        return !isAmong;
    if (relation == "Exists")
        return !value.is_null();
    if (relation == "DoesNotExist")
        return value.is_null();
    if (among.size() != 1 || !among[0].is_string() || !value.is_string())
        return false;
    const auto mine = wholeNumber(value.get<std::string>());
    const auto theirs = wholeNumber(among[0].get<std::string>());
    if (!mine || !theirs)
        return false;
    return relation == "Gt" ? *mine > *theirs : relation == "Lt" && *mine < *theirs;
}

bool areTrueOf(const json& rows, const json& values)
{
    return std::ranges::all_of(rows, [&](const json& row) { return isTrueOf(row, values); });
}

const json& labelsOf(const json& object)
{
    return memberOf(memberOf(object, "metadata"), "labels");
}

/// No selector selects nothing, an empty one everything.
bool selects(const json& selector, const json& labels)
{
    if (!selector.is_object())
        return false;
    const json& wanted = memberOf(selector, "matchLabels");
    for (const auto& [key, value] : wanted.items()) {
        if (memberOf(labels, key.c_str()) != value)
            return false;
    }
    return areTrueOf(listIn(selector, "matchExpressions"), labels);
}

/// The namespaces that are named, and those that are selected; when nothing is said, the pod's own.
bool isInReach(const json& term, const json& own, const json& theirs, const std::vector<ObjectPtr>& spaces)
{
    const json& named = listIn(term, "namespaces");
    const json& selector = memberOf(term, "namespaceSelector");
    if (named.empty() && !selector.is_object())
        return theirs == own;
    if (std::ranges::find(named, theirs) != named.end())
        return true;
    const auto space = std::ranges::find_if(
        spaces, [&](const ObjectPtr& one) { return memberOf(memberOf(*one, "metadata"), "name") == theirs; });
    return selects(selector, space == spaces.end() ? json() : labelsOf(**space));
}

/// What its own labels say adds to the selector; of a label that it does not have nothing is said.
bool agreeOnKeys(const json& term, const json& own, const json& theirs)
{
    const auto isSame = [&](const json& key) {
        return key.is_string() &&
               memberOf(own, key.get<std::string>().c_str()) == memberOf(theirs, key.get<std::string>().c_str());
    };
    const auto isSaid = [&](const json& key) {
        return key.is_string() && !memberOf(own, key.get<std::string>().c_str()).is_null();
    };
    return std::ranges::all_of(listIn(term, "matchLabelKeys"),
                               [&](const json& key) { return !isSaid(key) || isSame(key); }) &&
           std::ranges::none_of(listIn(term, "mismatchLabelKeys"),
                                [&](const json& key) { return isSaid(key) && isSame(key); });
}

bool isNeighbour(const json& term, const json& pod, const json& other, const std::vector<ObjectPtr>& spaces)
{
    const json& own = memberOf(memberOf(pod, "metadata"), "namespace");
    const json& theirs = memberOf(memberOf(other, "metadata"), "namespace");
    return isInReach(term, own, theirs, spaces) && selects(memberOf(term, "labelSelector"), labelsOf(other)) &&
           agreeOnKeys(term, labelsOf(pod), labelsOf(other));
}

const json& termsOf(const json& pod, const char* which)
{
    return listIn(memberOf(memberOf(memberOf(pod, "spec"), "affinity"), which), kRequired);
}

bool hasTopology(const json& term, const json& node)
{
    return !memberOf(labelsOf(node), textOf(term, "topologyKey").c_str()).is_null();
}

} // namespace

const json& memberOf(const json& object, const char* name)
{
    static const json kNothing;
    if (!object.is_object())
        return kNothing;
    const auto found = object.find(name);
    return found == object.end() ? kNothing : *found;
}

const json& listIn(const json& object, const char* name)
{
    static const json kEmpty = json::array();
    const json& out = memberOf(object, name);
    return out.is_array() ? out : kEmpty;
}

std::string textOf(const json& object, const char* name)
{
    const json& out = memberOf(object, name);
    return out.is_string() ? out.get<std::string>() : std::string();
}

bool tolerates(const json& spec, const json& taint)
{
    return std::ranges::any_of(listIn(spec, "tolerations"), [&](const json& one) {
        const std::string effect = textOf(one, "effect");
        const std::string key = textOf(one, "key");
        if ((!effect.empty() && effect != textOf(taint, "effect")) || (!key.empty() && key != textOf(taint, "key")))
            return false;
        if (textOf(one, "operator") == "Exists")
            return true;
        return !key.empty() && textOf(one, "value") == textOf(taint, "value");
    });
}

bool wantsNode(const json& spec, const json& node)
{
    const json& labels = labelsOf(node);
    if (const json& selector = memberOf(spec, "nodeSelector"); selector.is_object()) {
        for (const auto& [key, value] : selector.items()) {
            if (memberOf(labels, key.c_str()) != value)
                return false;
        }
    }
    const json& required = memberOf(memberOf(memberOf(spec, "affinity"), "nodeAffinity"), kRequired);
    if (!required.is_object())
        return true;
    const json fields{{"metadata.name", memberOf(memberOf(node, "metadata"), "name")}};
    return std::ranges::any_of(listIn(required, "nodeSelectorTerms"), [&](const json& term) {
        const json& rows = listIn(term, "matchExpressions");
        const json& names = listIn(term, "matchFields");
        return !(rows.empty() && names.empty()) && areTrueOf(rows, labels) && areTrueOf(names, fields);
    });
}

/// The first of those who want to be beside their like has nobody to be beside.
bool wantsNeighbours(const json& pod, const json& node, const Neighbours& among)
{
    return std::ranges::all_of(termsOf(pod, "podAffinity"), [&](const json& term) {
        const auto fits = [&](const ObjectPtr& other) { return isNeighbour(term, pod, *other, among.spaces); };
        return hasTopology(term, node) &&
               (std::ranges::any_of(among.here, fits) || isNeighbour(term, pod, pod, among.spaces));
    });
}

bool shunsNeighbours(const json& pod, const json& node, const Neighbours& among)
{
    const auto shuns = [&](const json& one, const json& other) {
        return std::ranges::any_of(termsOf(one, "podAntiAffinity"), [&](const json& term) {
            return hasTopology(term, node) && isNeighbour(term, one, other, among.spaces);
        });
    };
    return std::ranges::any_of(among.here,
                               [&](const ObjectPtr& other) { return shuns(pod, *other) || shuns(*other, pod); });
}

} // namespace darse::engine
