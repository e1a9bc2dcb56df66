// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/managed.h"

#include "core/kube/refusal.h"
#include "core/kube/schema.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kItself = ".";

/// A list whose elements are told apart by a member.
bool isKeyed(const FieldType& type)
{
    return type.isList && !type.mergeKey.empty() && type.mergeKey != kValueItself;
}

/// Puts `wanted` into `target`, as deep as the tables know.
void mergeInto(json& target, const json& wanted, const FieldType& type)
{
    if (isKeyed(type) && target.is_array() && wanted.is_array()) {
        for (const json& element : wanted) {
            const auto found = std::ranges::find_if(target, [&](const json& one) {
                return one.value(type.mergeKey, json()) == element.value(type.mergeKey, json());
            });
            if (found == target.end())
                target.push_back(element);
            else
                mergeInto(*found, element, type.element());
        }
        return;
    }
    if (!target.is_object() || !wanted.is_object() || type.isList) {
        target = wanted;
        return;
    }
    for (const auto& [name, member] : wanted.items())
        mergeInto(target[name], member, Schema::served().member(type, name));
}

void drop(json& value, const FieldPath& path, std::size_t step)
{
    if (step >= path.size())
        return;
    const std::string& word = path[step];
    const bool isLast = step + 1 == path.size() || path[step + 1] == kItself;
    if (word.starts_with("f:") && value.is_object() && value.contains(word.substr(2))) {
        json& member = value[word.substr(2)];
        if (!isLast)
            drop(member, path, step + 1);
        if (isLast || (member.is_structured() && member.empty()))
            value.erase(word.substr(2));
    } else if (word.starts_with("k:") && value.is_array()) {
        const json key = json::parse(word.substr(2), nullptr, false);
        for (auto one = value.begin(); key.is_object() && one != value.end(); ++one) {
            if (one->value(key.begin().key(), json()) != key.begin().value())
                continue;
            if (isLast)
                value.erase(one);
            else
                drop(*one, path, step + 1);
            return;
        }
    }
}

json& entriesOf(json& object)
{
    json& entries = object["metadata"]["managedFields"];
    if (!entries.is_array())
        entries = json::array();
    return entries;
}

json* entryOf(json& object, const std::string& manager, std::string_view operation)
{
    for (json& entry : entriesOf(object)) {
        if (entry.value("manager", "") == manager && entry.value("operation", "") == operation)
            return &entry;
    }
    return nullptr;
}

struct Owner {
    std::string manager;
    std::string_view operation;
};

/// Writes down what somebody owns now; nothing: it is no longer an owner.
void setFields(json& object, const Kind& kind, const Owner& owner, const FieldSet& fields, const std::string& now)
{
    json* entry = entryOf(object, owner.manager, owner.operation);
    if (entry == nullptr && !fields.empty())
        entry = &entriesOf(object).emplace_back(
            json{{"manager", owner.manager}, {"operation", owner.operation}, {"fieldsType", "FieldsV1"}});
    if (entry != nullptr) {
        (*entry)["apiVersion"] = kind.apiVersion();
        (*entry)["time"] = now;
        (*entry)["fieldsV1"] = toFieldsV1(fields);
    }
    json& entries = entriesOf(object);
    for (auto one = entries.begin(); one != entries.end();)
        one = (*one)["fieldsV1"].empty() ? entries.erase(one) : one + 1;
    if (entries.empty())
        object["metadata"].erase("managedFields");
}

/// Takes fields from everybody but one.
void takeFromOthers(json& object, const Owner& owner, const FieldSet& fields)
{
    for (json& entry : entriesOf(object)) {
        if (entry.value("manager", "") == owner.manager && entry.value("operation", "") == owner.operation)
            continue;
        FieldSet theirs = fromFieldsV1(entry.value("fieldsV1", json::object()));
        if (std::erase_if(theirs, [&](const FieldPath& path) { return fields.contains(path); }) > 0)
            entry["fieldsV1"] = toFieldsV1(theirs);
    }
}

std::string written(const FieldPath& path)
{
    std::string out;
    for (const std::string& step : path) {
        if (step.starts_with("f:"))
            out += "." + step.substr(2);
        else if (const json key = json::parse(step.substr(std::min<std::size_t>(2, step.size())), nullptr, false);
                 step.starts_with("k:") && key.is_object() && !key.empty())
            out += "[" + key.begin().key() + "=" + key.begin().value().dump() + "]";
    }
    return out;
}

/// A field that somebody else owns.
struct Taken {
    std::string who; ///< as an answer names one
    std::string field;
};

std::string named(const json& entry)
{
    std::string out = json(entry.value("manager", "")).dump(-1, ' ', false, json::error_handler_t::replace);
    if (entry.value("operation", "") == "Update")
        out += " using " + entry.value("apiVersion", "") +
               (entry.contains("time") ? " at " + entry.value("time", "") : "");
    return out;
}

Error refusedBecauseOf(const std::vector<Taken>& taken)
{
    json causes = json::array();
    std::map<std::string, std::string> byOwner;
    for (const Taken& one : taken) {
        causes.push_back(
            {{"reason", "FieldManagerConflict"}, {"message", "conflict with " + one.who}, {"field", one.field}});
        byOwner[one.who] += "\n- " + one.field;
    }
    std::string said = "conflict with " + taken.front().who + ": " + taken.front().field;
    if (taken.size() > 1) {
        said.clear();
        for (const auto& [who, fields] : byOwner)
            said += (said.empty() ? "conflicts with " : "\nconflicts with ") + who + ":" + fields;
    }
    return statusError(ErrorKind::Conflict,
                       "Apply failed with " + std::to_string(taken.size()) +
                           (taken.size() == 1 ? " conflict: " : " conflicts: ") + said,
                       {.details = {{"causes", std::move(causes)}}});
}

} // namespace

Result<json> appliedTo(const json& live, const json& wanted, const Kind& kind, const ApplyAsked& asked)
{
    const Owner owner{asked.manager, "Apply"};
    const auto said = fieldsOf(wanted, kind);
    const auto there = fieldsOf(live, kind);
    FieldSet own;
    for (const auto& [path, value] : said)
        own.insert(path);
    json out = live;
    std::vector<Taken> conflicts;
    FieldSet others;
    for (const json& entry : entriesOf(out)) {
        if (entry.value("manager", "") == owner.manager && entry.value("operation", "") == owner.operation)
            continue;
        for (const FieldPath& path : fromFieldsV1(entry.value("fieldsV1", json::object()))) {
            others.insert(path);
            if (const auto ours = said.find(path); ours != said.end() && isChange(there, path, ours->second))
                conflicts.push_back({named(entry), written(path)});
        }
    }
    if (!conflicts.empty() && !asked.isForced)
        return refusedBecauseOf(conflicts);
    if (const json* entry = entryOf(out, owner.manager, owner.operation)) {
        for (const FieldPath& path : fromFieldsV1(entry->value("fieldsV1", json::object()))) {
            // What was empty and has members now is theirs.
            if (!own.contains(path) && !others.contains(path) && there.contains(path))
                drop(out, path, 0);
        }
    }
    mergeInto(out, wanted, {.name = std::string(kind.name)});
    FieldSet taken;
    for (const FieldPath& path : own) {
        if (isChange(there, path, said.at(path)))
            taken.insert(path);
    }
    takeFromOthers(out, owner, taken);
    setFields(out, kind, owner, own, asked.now);
    return out;
}

void noteUpdate(json& object, const json& former, const Kind& kind, const ApplyAsked& asked)
{
    const Owner owner{asked.manager, "Update"};
    const auto before = fieldsOf(former, kind);
    const auto after = fieldsOf(object, kind);
    FieldSet changed;
    for (const auto& [path, value] : after) {
        const auto found = before.find(path);
        if (found == before.end() || found->second != value)
            changed.insert(path);
    }
    FieldSet touched = changed; // what is gone is nobody's
    for (const auto& [path, value] : before) {
        if (!after.contains(path))
            touched.insert(path);
    }
    if (touched.empty())
        return;
    takeFromOthers(object, owner, touched);
    if (const json* entry = entryOf(object, owner.manager, owner.operation)) {
        for (const FieldPath& path : fromFieldsV1(entry->value("fieldsV1", json::object()))) {
            if (!touched.contains(path))
                changed.insert(path);
        }
    }
    setFields(object, kind, owner, changed, asked.now);
}

} // namespace darse::kube
