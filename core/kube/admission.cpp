// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"

#include "core/kube/identity.h"
#include "core/kube/schema.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::size_t kMostBytes = std::size_t{1024} * 1024;

std::string toBase64(const std::string& bytes)
{
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j)
            bits = (bits << 8U) | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= count ? kAlphabet[(bits >> (18U - 6U * j)) & 0x3fU] : '=';
    }
    return out;
}

/// Keys that are file names, and not too much in all.
Result<void> checkEntries(const Kind& kind, const json& object, std::initializer_list<const char*> members)
{
    std::size_t size = 0;
    const std::string name = object["metadata"].value("name", "");
    for (const char* member : members) {
        const json entries = object.value(member, json::object());
        for (const auto& [key, value] : entries.items()) {
            const bool isGood = !key.empty() && key.size() <= 253 && key != "." && !key.starts_with("..") &&
                                std::ranges::all_of(key, [](unsigned char c) {
                                    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
                                });
            if (!isGood)
                return invalid(kind, name,
                               std::string(member) + "[" + key +
                                   "]: Invalid value: a key is letters, digits, '-', '_' or '.'");
            size += value.is_string() ? value.get_ref<const std::string&>().size() : 0;
        }
    }
    if (size > kMostBytes)
        return invalid(kind, name, "Too long: must have at most 1048576 bytes");
    return ok();
}

Result<void> admitSecret(json& object)
{
    const json texts = object.value("stringData", json::object());
    for (const auto& [key, value] : texts.items())
        object["data"][key] = toBase64(value.is_string() ? value.get<std::string>() : "");
    object.erase("stringData");
    if (object.value("type", "").empty())
        object["type"] = "Opaque";
    return checkEntries(kind::secret, object, {"data"});
}

Result<void> admitPod(json& object, const json* former)
{
    addPodDefaults(object);
    const std::string name = object["metadata"].value("name", "");
    const std::vector<std::string> problems = podProblems(object);
    if (!problems.empty()) {
        std::string all;
        for (const std::string& problem : problems)
            all += (all.empty() ? "" : ", ") + problem;
        return invalid(kind::pod, name, problems.size() == 1 ? all : "[" + all + "]");
    }
    const json debugging = object["spec"].value("ephemeralContainers", json::array());
    if (former == nullptr && !debugging.empty())
        return invalid(kind::pod, name, "spec.ephemeralContainers: Forbidden: cannot be set on create");
    if (former == nullptr)
        object["status"] = {{"phase", "Pending"}};
    else if (!isAllowedChange(object, *former))
        return invalid(kind::pod, name,
                       "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`, "
                       "`spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations`");
    return ok();
}

void admitSpace(json& object)
{
    object["metadata"]["labels"]["kubernetes.io/metadata.name"] = object["metadata"].value("name", "");
    object["spec"]["finalizers"] = {"kubernetes"};
    if (!object.contains("status"))
        object["status"]["phase"] = "Active";
}

/// A claim is a volume of this engine, so it is bound at once.
void admitClaim(json& object, const json* former)
{
    if (former != nullptr)
        return;
    json& spec = object["spec"];
    if (!spec.contains("accessModes"))
        spec["accessModes"] = {"ReadWriteOnce"};
    if (!spec.contains("volumeMode"))
        spec["volumeMode"] = "Filesystem";
    const json wanted = spec.value("resources", json::object());
    object["status"] = {{"phase", "Bound"}, {"accessModes", spec["accessModes"]}};
    if (wanted.contains("requests"))
        object["status"]["capacity"] = wanted["requests"];
}

Result<void> checkImmutable(const Kind& kind, const json& object, const json* former)
{
    if (former == nullptr || !former->value("immutable", false))
        return ok();
    for (const char* member : {"data", "binaryData", "immutable"}) {
        if (object.value(member, json()) != former->value(member, json()))
            return invalid(kind, former->at("metadata").value("name", ""),
                           std::string(member) + ": Forbidden: field is immutable when `immutable` is set");
    }
    return ok();
}

/// A member that is null is not there.
void dropNulls(json& value)
{
    if (value.is_object()) {
        for (auto one = value.begin(); one != value.end();)
            one = one->is_null() ? value.erase(one) : std::next(one);
    }
    if (value.is_structured()) {
        for (json& member : value)
            dropNulls(member);
    }
}

Result<void> checkTables(const Kind& kind, const json& object, UnknownFields unknown,
                         std::vector<std::string>& warnings)
{
    std::string wrong;
    for (const Problem& problem : Schema::served().check(object, std::string(kind.name))) {
        const bool isUnknown = problem.reason == Problem::Reason::Unknown;
        if (isUnknown && unknown == UnknownFields::Warn)
            warnings.push_back("unknown field \"" + problem.path + "\"");
        else if (!isUnknown || unknown == UnknownFields::Refuse)
            wrong += (wrong.empty() ? "" : ", ") + toString(problem);
    }
    if (wrong.empty())
        return ok();
    return invalid(kind, object.value(json::json_pointer("/metadata/name"), json("")).dump(), wrong);
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
    if (&kind == &kind::pod) {
        TRY(admitPod(object, former));
        if (former == nullptr) {
            for (const std::string& field : fieldsWithoutEffect(object))
                out.warnings.push_back(field + " has no effect: this engine does not implement it");
        }
    } else if (&kind == &kind::secret) {
        TRY(admitSecret(object));
    } else if (&kind == &kind::configMap) {
        TRY(checkEntries(kind, object, {"data", "binaryData"}));
    } else if (&kind == &kind::claim) {
        admitClaim(object, former);
    } else if (&kind == &kind::space) {
        admitSpace(object);
    }
    TRY(checkImmutable(kind, object, former));
    out.object = std::move(object);
    return out;
}

} // namespace darse::kube
