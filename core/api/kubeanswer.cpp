// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubeanswer.h"

#include "core/kube/document.h"
#include "core/kube/refusal.h"
#include "core/kube/wire.h"

#include <algorithm>
#include <array>

namespace darse::api {

using nlohmann::json;

namespace {

struct Row {
    ErrorKind kind;
    int code;
    std::string_view reason;
};

constexpr std::array kRows = {
    Row{ErrorKind::NotFound, 404, "NotFound"},
    Row{ErrorKind::AlreadyExists, 409, "AlreadyExists"},
    Row{ErrorKind::Conflict, 409, "Conflict"},
    Row{ErrorKind::InUse, 409, "Conflict"},
    Row{ErrorKind::InvalidState, 409, "Conflict"},
    Row{ErrorKind::InvalidInput, 422, "Invalid"},
    Row{ErrorKind::Protocol, 400, "BadRequest"},
    Row{ErrorKind::PermissionDenied, 403, "Forbidden"},
    Row{ErrorKind::Unsupported, 405, "MethodNotAllowed"},
    Row{ErrorKind::Timeout, 504, "Timeout"},
};

} // namespace

json statusJson(const Error& error)
{
    const auto* const row = std::ranges::find(kRows, error.kind(), &Row::kind);
    const bool isKnown = row != kRows.end();
    json out{{"apiVersion", "v1"},
             {"kind", "Status"},
             {"metadata", json::object()},
             {"status", "Failure"},
             {"message", error.message()},
             {"reason", isKnown ? row->reason : "InternalError"},
             {"code", isKnown ? row->code : 500}};
    const json words = kube::wordsOfStatus(error);
    if (words.value("code", 0) != 0) {
        out["code"] = words["code"];
        out["reason"] = words["reason"];
    }
    if (words.contains("meta"))
        out["metadata"] = words["meta"];
    json details = words.value("details", json::object());
    // Clients of some age look for what is invalid only there.
    if (error.kind() == ErrorKind::InvalidInput && !details.contains("causes"))
        details["causes"] = json::array({{{"reason", "FieldValueInvalid"}, {"message", error.message()}}});
    if (!details.empty())
        out["details"] = std::move(details);
    return out;
}

void sendStatus(net::Responder& responder, const Error& error)
{
    const json status = statusJson(error);
    static_cast<void>(sendObject(responder, status["code"].get<int>(), status));
}

namespace {

Result<void> sendText(net::Responder& responder, int status, std::string_view text,
                      const std::vector<std::string>& warnings)
{
    net::Headers headers{{"Content-Type", "application/json"}};
    for (const std::string& warning : warnings) {
        const std::string quoted = json(warning).dump(-1, ' ', true, json::error_handler_t::replace);
        headers.add("Warning", "299 - " + quoted);
    }
    return responder.send({.status = status, .reason = {}, .headers = headers}, text);
}

} // namespace

Result<void> sendObject(net::Responder& responder, int status, const json& object,
                        const std::vector<std::string>& warnings)
{
    return sendText(responder, status, dumped(object), warnings);
}

Result<void> sendObject(net::Responder& responder, int status, const kube::ObjectPtr& object,
                        const std::vector<std::string>& warnings)
{
    return sendText(responder, status, *kube::jsonTextOf(object) + "\n", warnings);
}

net::Handler kubeSays(const json& value)
{
    return [text = dumped(value)](net::Incoming&, net::Responder& responder) {
        static_cast<void>(responder.sendJson(200, text));
    };
}

net::Handler kubeActs(KubeAct act)
{
    return [act = std::move(act)](net::Incoming& request, net::Responder& responder) {
        const auto done = [&]() -> Result<void> {
            try {
                return act(request, responder);
            } catch (const json::exception& error) {
                return Error(ErrorKind::Protocol, std::string("the object cannot be understood: ") + error.what());
            }
        }();
        if (!done && !responder.hasBegun())
            sendStatus(responder, done.error());
    };
}

Result<json> kubeBody(net::Incoming& request, std::span<const std::string_view> types)
{
    // An object may have a megabyte of data, and a patch of it repeats that.
    constexpr std::size_t kMostBody = 3U << 20U;
    auto text = shortBody(request, kMostBody);
    if (!text)
        return kube::statusError(ErrorKind::Protocol, text.error().message(),
                                 {.code = 413, .reason = "RequestEntityTooLarge"});
    if (text->empty())
        return json();
    TRY(kubeCheckType(request, types));
    const std::string type(request.head().headers.find("Content-Type").value_or("application/json"));
    if (type.find("protobuf") != std::string::npos)
        return kube::fromWire(*text);
    if (type.find("yaml") == std::string::npos) {
        auto object = kube::parseJson(*text);
        return object ? std::move(object) : Error(ErrorKind::Protocol, object.error().message());
    }
    auto documents = kube::parseDocuments(*text);
    if (!documents)
        return Error(ErrorKind::Protocol, documents.error().message());
    if (documents->size() != 1)
        return Error(ErrorKind::Protocol, "one object is expected");
    return std::move(documents->front().value);
}

} // namespace darse::api
