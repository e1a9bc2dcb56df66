// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"

#include "core/kube/objectrules.h"
#include "core/kube/podchecks.h"
#include "core/kube/schema.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

Result<void> admitPod(json& object, const json* former)
{
    addPodDefaults(object);
    const std::string name = object["metadata"].value("name", "");
    const std::vector<FieldError> problems = podProblems(object);
    if (!problems.empty())
        return invalid(kind::pod, name, problems);
    Refusals out;
    if (former == nullptr && !object["spec"].value("ephemeralContainers", json::array()).empty())
        out.forbidden("spec.ephemeralContainers", "cannot be set on create");
    if (former == nullptr)
        object["status"] = {{"phase", "Pending"}};
    else
        checkPodChange(object, *former, out);
    return refuse(kind::pod, object, std::move(out));
}

void admitSpace(json& object)
{
    object["metadata"]["labels"]["kubernetes.io/metadata.name"] = object["metadata"].value("name", "");
    object["spec"]["finalizers"] = {"kubernetes"};
    if (!object.contains("status"))
        object["status"]["phase"] = "Active";
}

Result<void> checkImmutable(const Kind& kind, const json& object, const json* former)
{
    Refusals out;
    if (former != nullptr && &kind == &kind::secret && object.value("type", json()) != former->value("type", json()))
        out.invalid("type", object.value("type", json()), "field is immutable");
    if (former == nullptr || !former->value("immutable", false))
        return refuse(kind, object, std::move(out));
    for (const char* member : {"data", "binaryData", "immutable"}) {
        if (object.value(member, json()) != former->value(member, json()))
            out.forbidden(member, "field is immutable when `immutable` is set");
    }
    return refuse(kind, object, std::move(out));
}

/// Kubernetes has two reasons for a word that is none of those that there are.
bool isSaidInvalid(const std::string& path)
{
    const bool isRelation = path.ends_with(".operator") && path.find(".match") != std::string::npos;
    return isRelation || path.ends_with(".terminationMessagePolicy");
}

/// What the tables find, in the words of Kubernetes.
FieldError refusalOf(const Problem& problem, const json& object)
{
    FieldError out{.path = problem.path, .reason = "FieldValueInvalid", .said = problem.what};
    if (problem.reason == Problem::Reason::Missing) {
        out.reason = "FieldValueRequired";
        out.said = "Required value";
    } else if (problem.reason == Problem::Reason::Value && !isSaidInvalid(problem.path)) {
        out.reason = "FieldValueNotSupported";
        out.said = "Unsupported value: " + object.value(json::json_pointer(problem.pointer), json()).dump() + ": " +
                   problem.what;
    }
    return out;
}

/// What no table knows is not kept: it would be refused with the next change.
void drop(json& object, const std::string& pointer)
{
    const json::json_pointer place(pointer);
    if (!object.contains(place))
        return;
    json& around = object[place.parent_pointer()];
    if (around.is_object())
        around.erase(place.back());
}

Result<void> checkTables(const Kind& kind, json& object, UnknownFields unknown, std::vector<std::string>& warnings)
{
    Refusals out;
    std::string unreadable; // what is of another type is no such object at all
    std::string unknowns;
    for (const Problem& problem : Schema::served().check(object, std::string(kind.name))) {
        if (problem.reason == Problem::Reason::Unknown && unknown != UnknownFields::Refuse)
            drop(object, problem.pointer);
        if (problem.reason == Problem::Reason::Type)
            unreadable += (unreadable.empty() ? "" : ", ") + problem.path + ": " + problem.what;
        else if (problem.reason != Problem::Reason::Unknown)
            out.add(refusalOf(problem, object));
        else if (unknown == UnknownFields::Warn)
            warnings.push_back("unknown field \"" + problem.path + "\"");
        else if (unknown == UnknownFields::Refuse)
            unknowns += (unknowns.empty() ? "unknown field \"" : ", unknown field \"") + problem.path + "\"";
    }
    const std::string name(kind.name);
    if (!unreadable.empty())
        return Error(ErrorKind::Protocol, name + " in version \"" + std::string(kind.version) +
                                              "\" cannot be handled as a " + name + ": " + unreadable);
    if (!unknowns.empty())
        return Error(ErrorKind::Protocol, name + " in version \"" + std::string(kind.version) +
                                              "\" cannot be handled as a " + name +
                                              ": strict decoding error: " + unknowns);
    return refuse(kind, object, std::move(out));
}

/// What was said of the object before is not said again.
void addWarnings(const Kind& kind, const json& object, const json* former, std::vector<std::string>& out)
{
    const std::vector<std::string> known =
        former == nullptr ? std::vector<std::string>() : fieldsWithoutEffect(kind, *former);
    for (const std::string& field : fieldsWithoutEffect(kind, object)) {
        if (std::ranges::find(known, field) == known.end())
            out.push_back(field + " has no effect: this engine does not implement it");
    }
    if (former != nullptr || &kind != &kind::pod)
        return;
    for (std::string& warning : sysctlWarnings(object))
        out.push_back(std::move(warning));
}

} // namespace

Result<Admitted> admit(const Kind& kind, json object, const json* former, UnknownFields unknown)
{
    if (!object.is_object())
        return Error(ErrorKind::Protocol, "an object is a mapping");
    dropNulls(object);
    const std::string version = object.value("apiVersion", json(kind.apiVersion())).dump();
    const std::string name = object.value("kind", json(kind.name)).dump();
    if (version != json(kind.apiVersion()).dump() || name != json(kind.name).dump())
        return Error(ErrorKind::Protocol, "the object is a " + name + " of " + version + ", and not a " +
                                              std::string(kind.name) + " of " + kind.apiVersion());
    if (!object.contains("metadata"))
        object["metadata"] = json::object();
    for (const char* member : {"labels", "annotations"}) {
        if (object["metadata"].is_object() && object["metadata"].contains(member) && object["metadata"][member].empty())
            object["metadata"].erase(member);
    }
    Admitted out;
    TRY(checkTables(kind, object, unknown, out.warnings));
    TRY(checkStatus(kind, object));
    if (&kind == &kind::pod) {
        TRY(admitPod(object, former));
    } else if (&kind == &kind::secret) {
        TRY(admitSecret(object));
    } else if (&kind == &kind::configMap) {
        TRY(admitConfigMap(object));
    } else if (&kind == &kind::claim) {
        TRY(admitClaim(object, former));
    } else if (&kind == &kind::space) {
        admitSpace(object);
    }
    TRY(checkImmutable(kind, object, former));
    addWarnings(kind, object, former, out.warnings);
    out.object = std::move(object);
    return out;
}

} // namespace darse::kube
