// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objectrules.h"

#include "core/base/base64.h"
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"
#include "core/kube/quantity.h"

#include <algorithm>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::size_t kMostBytes = std::size_t{1024} * 1024;

/// A key that a secret of a type must have.
struct NeededKey {
    std::string_view type;
    std::string_view key;
    bool isJson = false;
};

constexpr std::array kNeededKeys = {
    NeededKey{"kubernetes.io/dockerconfigjson", ".dockerconfigjson", true},
    NeededKey{"kubernetes.io/dockercfg", ".dockercfg", true},
    NeededKey{"kubernetes.io/ssh-auth", "ssh-privatekey"},
    NeededKey{"kubernetes.io/tls", "tls.crt"},
    NeededKey{"kubernetes.io/tls", "tls.key"},
};

constexpr std::array<std::string_view, 4> kModes = {"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce",
                                                    "ReadWriteOncePod"};

/// Keys that are file names, and not too much in all.
void checkEntries(const json& object, std::initializer_list<const char*> members, Refusals& out)
{
    std::size_t size = 0;
    for (const char* member : members) {
        const json entries = object.value(member, json::object());
        for (const auto& [key, value] : entries.items()) {
            if (!isEntryKey(key))
                out.invalid(entryPlace(member, key), key, "a key is letters, digits, '-', '_' or '.'");
            size += value.is_string() ? value.get_ref<const std::string&>().size() : 0;
        }
    }
    if (size > kMostBytes)
        out.add({.path = "", .reason = "FieldValueTooLong", .said = "Too long: must have at most 1048576 bytes"});
}

void checkSecretType(const json& object, Refusals& out)
{
    const std::string type = textOf(object, "type");
    const json data = object.value("data", json::object());
    for (const NeededKey& needed : kNeededKeys) {
        const std::string key(needed.key);
        if (needed.type != type)
            continue;
        if (!data.contains(key))
            out.required(entryPlace("data", key));
        else if (needed.isJson && !json::accept(fromBase64(textOf(data, key.c_str()))))
            out.invalid(entryPlace("data", key), "<secret contents redacted>", "must be JSON");
    }
    if (type == "kubernetes.io/basic-auth" && !data.contains("username") && !data.contains("password")) {
        out.required(entryPlace("data", "username"));
        out.required(entryPlace("data", "password"));
    }
}

/// How much a claim asks for; null when it does not say.
json sizeWanted(const json& spec)
{
    return spec.value(json::json_pointer("/resources/requests/storage"), json());
}

void checkClaimSize(const json& spec, Refusals& out)
{
    const json wanted = sizeWanted(spec);
    if (wanted.is_null())
        out.required("spec.resources[storage]");
    else if (amountOf(wanted) <= 0)
        out.invalid("spec.resources[storage]", wanted, "must be greater than zero");
}

/// A volume may be asked to be larger, and less so as long as it is not so large yet, and to be of another class;
/// nothing else of what was asked for may change.
Result<void> checkClaimChange(const json& object, const json& former)
{
    const json& spec = object.at("spec");
    const json& before = former.at("spec");
    Refusals out;
    checkClaimSize(spec, out);
    const auto fixed = [](json one) {
        one.erase("volumeAttributesClassName");
        if (!sizeWanted(one).is_null())
            one["resources"]["requests"].erase("storage");
        return one;
    };
    if (fixed(spec) != fixed(before))
        out.forbidden("spec", "spec is immutable after creation except resources.requests and "
                              "volumeAttributesClassName for bound claims");
    const json held = former.value(json::json_pointer("/status/capacity/storage"), json());
    const long double wanted = amountOf(sizeWanted(spec));
    if (wanted < amountOf(sizeWanted(before)) && wanted <= amountOf(held))
        out.forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
    const std::string classed = "volumeAttributesClassName";
    const json wantedClass = spec.value(classed, json());
    if (before.contains(classed) && wantedClass.is_null())
        out.forbidden("spec." + classed, "update from non-nil value to nil is forbidden");
    else if (before.contains(classed) && wantedClass == json("") && before[classed] != wantedClass)
        out.forbidden("spec." + classed, "update from non-nil value to an empty string is forbidden");
    return refuse(kind::claim, object, std::move(out));
}

} // namespace

bool isEntryKey(std::string_view key)
{
    return !key.empty() && key.size() <= 253 && key != "." && !key.starts_with("..") &&
           std::ranges::all_of(
               key, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.'; });
}

std::string entryPlace(const char* member, const std::string& key)
{
    return std::string(member) + "[" + key + "]";
}

Result<void> admitConfigMap(const json& object)
{
    Refusals out;
    checkEntries(object, {"data", "binaryData"}, out);
    const json bytes = object.value("binaryData", json::object());
    const json texts = object.value("data", json::object());
    for (const auto& [key, value] : texts.items()) {
        if (bytes.contains(key))
            out.invalid(entryPlace("data", key), key, "duplicate of key present in binaryData");
    }
    return refuse(kind::configMap, object, std::move(out));
}

Result<void> admitSecret(json& object)
{
    const json texts = object.value("stringData", json::object());
    for (const auto& [key, value] : texts.items())
        object["data"][key] = toBase64(value.is_string() ? value.get<std::string>() : "");
    object.erase("stringData");
    if (textOf(object, "type").empty())
        object["type"] = "Opaque";
    Refusals out;
    checkEntries(object, {"data"}, out);
    checkSecretType(object, out);
    return refuse(kind::secret, object, std::move(out));
}

Result<void> admitClaim(json& object, const json* former)
{
    json& spec = object["spec"];
    if (!spec.contains("volumeMode"))
        spec["volumeMode"] = "Filesystem";
    canonicalQuantities(spec["resources"]);
    if (former != nullptr)
        return checkClaimChange(object, *former);
    Refusals out;
    const json modes = listOf(spec, "accessModes");
    if (modes.empty())
        out.required("spec.accessModes", "at least 1 access mode is required");
    for (const json& mode : modes) {
        if (std::ranges::none_of(kModes, [&](std::string_view known) { return mode == json(known); }))
            out.unsupported("spec.accessModes", mode, kModes);
    }
    checkClaimSize(spec, out);
    TRY(refuse(kind::claim, object, std::move(out)));
    if (textOf(spec, "volumeName").empty())
        spec["volumeName"] = claimVolume(textOf(object["metadata"], "namespace"), textOf(object["metadata"], "name"));
    object["status"] = {
        {"phase", "Bound"}, {"accessModes", spec["accessModes"]}, {"capacity", spec["resources"]["requests"]}};
    return ok();
}

} // namespace darse::kube
