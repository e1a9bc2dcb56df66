// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/refusal.h"

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kStatusWords = "kubernetes-status";

std::string quoted(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string with(const char* what, const std::string& why)
{
    return why.empty() ? what : std::string(what) + ": " + why;
}

} // namespace

std::string toString(const FieldError& error)
{
    return error.path.empty() ? error.said : error.path + ": " + error.said;
}

void Refusals::required(std::string path, const std::string& why)
{
    add({.path = std::move(path), .reason = "FieldValueRequired", .said = with("Required value", why)});
}

void Refusals::invalid(std::string path, const json& value, const std::string& why)
{
    add({.path = std::move(path),
         .reason = "FieldValueInvalid",
         .said = "Invalid value: " + with(quoted(value).c_str(), why)});
}

void Refusals::duplicate(std::string path, const json& value)
{
    add({.path = std::move(path), .reason = "FieldValueDuplicate", .said = "Duplicate value: " + quoted(value)});
}

void Refusals::notFound(std::string path, const json& value)
{
    add({.path = std::move(path), .reason = "FieldValueNotFound", .said = "Not found: " + quoted(value)});
}

void Refusals::unsupported(std::string path, const json& value, std::span<const std::string_view> choices)
{
    std::string all;
    for (const std::string_view one : choices)
        all += (all.empty() ? "\"" : ", \"") + std::string(one) + "\"";
    add({.path = std::move(path),
         .reason = "FieldValueNotSupported",
         .said = "Unsupported value: " + quoted(value) + ": supported values: " + all});
}

void Refusals::forbidden(std::string path, const std::string& why)
{
    add({.path = std::move(path), .reason = "FieldValueForbidden", .said = with("Forbidden", why)});
}

Error statusError(ErrorKind kind, std::string message, const StatusWords& words)
{
    const json all{
        {"code", words.code}, {"reason", words.reason}, {"details", words.details}, {"meta", words.metadata}};
    return Error(kind, std::move(message)).withDetail(quoted({{std::string(kStatusWords), all}}));
}

json wordsOfStatus(const Error& error)
{
    json all = json::parse(error.detail(), nullptr, false);
    return all.is_object() ? all.value(kStatusWords, json::object()) : json::object();
}

json detailsOf(const Kind& kind, const std::string& name)
{
    json out{{"kind", kind.plural}};
    if (!name.empty())
        out["name"] = name;
    if (!kind.group.empty())
        out["group"] = kind.group;
    return out;
}

Error invalid(const Kind& kind, const std::string& name, const std::vector<FieldError>& errors)
{
    std::string all;
    json causes = json::array();
    for (const FieldError& error : errors) {
        all += (all.empty() ? "" : ", ") + toString(error);
        causes.push_back({{"reason", error.reason}, {"message", error.said}, {"field", error.path}});
    }
    if (errors.size() > 1)
        all = "[" + all + "]";
    json details{{"kind", kind.name}, {"causes", std::move(causes)}};
    if (!name.empty())
        details["name"] = name;
    if (!kind.group.empty())
        details["group"] = kind.group;
    const std::string called = std::string(kind.name) + (kind.group.empty() ? "" : "." + std::string(kind.group));
    return statusError(ErrorKind::InvalidInput, called + " \"" + name + "\" is invalid: " + all,
                       {.details = std::move(details)});
}

Result<void> refuse(const Kind& kind, const json& object, Refusals refusals)
{
    if (refusals.isEmpty())
        return ok();
    const json name = object.value(json::json_pointer("/metadata/name"), json(""));
    return invalid(kind, name.is_string() ? name.get<std::string>() : quoted(name), refusals.take());
}

} // namespace darse::kube
