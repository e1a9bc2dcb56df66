// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wishes about the place of a pod: whether they say something.
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>
#include <array>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr const char* kWhenRequired = "requiredDuringSchedulingIgnoredDuringExecution";
constexpr const char* kWhenPreferred = "preferredDuringSchedulingIgnoredDuringExecution";
const char* const kKeyRule =
    "a key is at most 63 letters, digits, '-', '_' or '.', behind the name of a domain and '/'";
const char* const kValueRule = "a value is at most 63 letters, digits, '-', '_' or '.'";

void checkLabelKey(const std::string& key, const std::string& at, Refusals& out)
{
    if (!isLabelKey(key))
        out.invalid(at, key, kKeyRule);
}

void checkLabels(const json& labels, const std::string& at, Refusals& out)
{
    for (const auto& [key, value] : labels.items()) {
        checkLabelKey(key, at, out);
        if (value.is_string() && !isLabelValue(value.get_ref<const std::string&>()))
            out.invalid(at, value, kValueRule);
    }
}

bool isAmong(const std::string& relation)
{
    return relation == "In" || relation == "NotIn";
}

/// How many values there are is for the operator to say.
void checkRelation(const json& row, const std::string& at, Refusals& out)
{
    const std::string relation = textOf(row, "operator");
    const std::size_t values = listOf(row, "values").size();
    if (isAmong(relation) && values == 0)
        out.required(at + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
    if ((relation == "Exists" || relation == "DoesNotExist") && values != 0)
        out.forbidden(at + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    if ((relation == "Gt" || relation == "Lt") && values != 1)
        out.required(at + ".values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
    checkLabelKey(textOf(row, "key"), at + ".key", out);
}

/// A machine has one field that can be asked for.
void checkMatchField(const json& row, const std::string& at, Refusals& out)
{
    const std::string relation = textOf(row, "operator");
    const json values = listOf(row, "values");
    if (!isAmong(relation))
        out.invalid(at + ".operator", relation, "not a valid selector operator");
    else if (values.size() != 1)
        out.required(at + ".values",
                     "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    if (textOf(row, "key") != "metadata.name")
        return out.invalid(at + ".key", textOf(row, "key"), "not a valid field selector key");
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i].is_string() || !isName(values[i].get_ref<const std::string&>(), NameForm::Subdomain))
            out.invalid(placeIn(at + ".values", i), values[i], "must be the name of a machine");
    }
}

template <class Check>
void checkEach(const json& list, const std::string& at, Check check)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        check(list[i], placeIn(at, i));
}

void checkSelector(const json& selector, const std::string& at, Refusals& out)
{
    checkLabels(partOf(selector, "matchLabels"), at + ".matchLabels", out);
    checkEach(listOf(selector, "matchExpressions"), at + ".matchExpressions",
              [&](const json& row, const std::string& where) { checkRelation(row, where, out); });
}

void checkNodeTerm(const json& term, const std::string& at, Refusals& out)
{
    checkEach(listOf(term, "matchExpressions"), at + ".matchExpressions",
              [&](const json& row, const std::string& where) { checkRelation(row, where, out); });
    checkEach(listOf(term, "matchFields"), at + ".matchFields",
              [&](const json& row, const std::string& where) { checkMatchField(row, where, out); });
}

void checkWeight(const json& wish, const std::string& at, Refusals& out)
{
    const auto weight = wish.value("weight", std::int64_t{0});
    if (weight < 1 || weight > 100)
        out.invalid(at + ".weight", weight, "must be in the range 1-100");
}

void checkMachines(const json& wishes, const std::string& at, Refusals& out)
{
    if (wishes.contains(kWhenRequired)) {
        const std::string where = at + "." + kWhenRequired + ".nodeSelectorTerms";
        const json terms = listOf(wishes[kWhenRequired], "nodeSelectorTerms");
        if (terms.empty())
            out.required(where, "must have at least one node selector term");
        checkEach(terms, where, [&](const json& term, const std::string& place) { checkNodeTerm(term, place, out); });
    }
    checkEach(listOf(wishes, kWhenPreferred), at + "." + kWhenPreferred,
              [&](const json& wish, const std::string& where) {
                  checkWeight(wish, where, out);
                  checkNodeTerm(partOf(wish, "preference"), where + ".preference", out);
              });
}

void checkSharedKeys(const json& term, const std::string& at, Refusals& out)
{
    const json same = listOf(term, "matchLabelKeys");
    const json other = listOf(term, "mismatchLabelKeys");
    for (const char* name : {"matchLabelKeys", "mismatchLabelKeys"}) {
        const json keys = listOf(term, name);
        if (!keys.empty() && !term.contains("labelSelector")) {
            out.forbidden(at + "." + name, "must not be specified when labelSelector is not set");
            continue;
        }
        checkEach(keys, at + "." + name, [&](const json& key, const std::string& where) {
            checkLabelKey(key.is_string() ? key.get<std::string>() : "", where, out);
        });
    }
    checkEach(other, at + ".mismatchLabelKeys", [&](const json& key, const std::string& where) {
        if (std::ranges::find(same, key) != same.end())
            out.invalid(where, key, "exists in both matchLabelKeys and mismatchLabelKeys");
    });
}

void checkHasPlaces(const json& object, const std::string& at, Refusals& out)
{
    if (textOf(object, "topologyKey").empty())
        out.required(at + ".topologyKey", "can not be empty");
}

void checkPodTerm(const json& term, const std::string& at, Refusals& out)
{
    for (const char* name : {"labelSelector", "namespaceSelector"})
        checkSelector(partOf(term, name), at + "." + name, out);
    for (const json& space : listOf(term, "namespaces")) {
        if (!space.is_string() || !isName(space.get_ref<const std::string&>(), NameForm::Label))
            out.invalid(at + ".namespace", space, "must be the name of a namespace");
    }
    checkSharedKeys(term, at, out);
    checkHasPlaces(term, at, out);
    checkLabelKey(textOf(term, "topologyKey"), at + ".topologyKey", out);
}

void checkNeighbours(const json& wishes, const std::string& at, Refusals& out)
{
    checkEach(listOf(wishes, kWhenRequired), at + "." + kWhenRequired,
              [&](const json& term, const std::string& where) { checkPodTerm(term, where, out); });
    checkEach(listOf(wishes, kWhenPreferred), at + "." + kWhenPreferred,
              [&](const json& wish, const std::string& where) {
                  checkWeight(wish, where, out);
                  checkPodTerm(partOf(wish, "podAffinityTerm"), where + ".podAffinityTerm", out);
              });
}

void checkToleration(const json& toleration, const std::string& at, Refusals& out)
{
    const std::string key = textOf(toleration, "key");
    const std::string relation = textOf(toleration, "operator");
    const json value = toleration.value("value", json(""));
    if (!key.empty())
        checkLabelKey(key, at + ".key", out);
    else if (relation != "Exists")
        out.invalid(at + ".operator", relation,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
    if (toleration.contains("tolerationSeconds") && textOf(toleration, "effect") != "NoExecute")
        out.invalid(at + ".effect", textOf(toleration, "effect"),
                    "effect must be 'NoExecute' when `tolerationSeconds` is set");
    // The field of both, as Kubernetes names it.
    if (relation == "Exists" && value != "")
        out.invalid(at + ".operator", value, "value must be empty when `operator` is 'Exists'");
    else if (relation != "Exists" && value.is_string() && !isLabelValue(value.get_ref<const std::string&>()))
        out.invalid(at + ".operator", value, kValueRule);
}

void checkSpreading(const json& constraints, const std::string& at, Refusals& out)
{
    const auto isSame = [](const json& one, const json& other) {
        return textOf(one, "topologyKey") == textOf(other, "topologyKey") &&
               textOf(one, "whenUnsatisfiable") == textOf(other, "whenUnsatisfiable");
    };
    for (std::size_t i = 0; i < constraints.size(); ++i) {
        const json& one = constraints[i];
        const std::string where = placeIn(at, i);
        const auto skew = one.value("maxSkew", std::int64_t{0});
        if (skew < 1)
            out.invalid(where + ".maxSkew", skew, "must be greater than zero");
        checkHasPlaces(one, where, out);
        for (std::size_t j = i + 1; j < constraints.size(); ++j) {
            if (isSame(one, constraints[j]))
                out.duplicate(where + ".{topologyKey, whenUnsatisfiable}",
                              textOf(one, "topologyKey") + ", " + textOf(one, "whenUnsatisfiable"));
        }
    }
}

} // namespace

void checkPlacement(const json& spec, Refusals& out)
{
    checkLabels(partOf(spec, "nodeSelector"), "spec.nodeSelector", out);
    const json affinity = partOf(spec, "affinity");
    checkMachines(partOf(affinity, "nodeAffinity"), "spec.affinity.nodeAffinity", out);
    for (const char* name : {"podAffinity", "podAntiAffinity"})
        checkNeighbours(partOf(affinity, name), std::string("spec.affinity.") + name, out);
    checkEach(listOf(spec, "tolerations"), "spec.tolerations",
              [&](const json& one, const std::string& where) { checkToleration(one, where, out); });
    checkSpreading(listOf(spec, "topologySpreadConstraints"), "spec.topologySpreadConstraints", out);
}

} // namespace darse::kube
