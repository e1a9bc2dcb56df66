// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How objects are made and changed.
#include "core/api/kubeobjects.h"
#include "core/kube/admission.h"
#include "core/kube/identity.h"
#include "core/kube/managed.h"
#include "core/kube/objectrules.h"
#include "core/kube/patch.h"
#include "core/kube/refusal.h"
#include "core/kube/schema.h"

#include <algorithm>
#include <functional>

namespace darse::api {

using kube::ObjectPtr;
using nlohmann::json;

namespace {

kube::UnknownFields unknownOf(const Parameters& parameters)
{
    const std::string asked = parameters.text("fieldValidation");
    if (asked == "Strict")
        return kube::UnknownFields::Refuse;
    return asked == "Ignore" ? kube::UnknownFields::Ignore : kube::UnknownFields::Warn;
}

/// Notes who has changed an object, by the name that the client gives itself.
void noteManager(json& object, const json& former, const kube::Kind& kind, const net::Incoming& request,
                 const Parameters& parameters)
{
    std::string manager = parameters.text("fieldManager");
    if (manager.empty()) {
        const std::string agent(request.head().headers.find("User-Agent").value_or("unknown"));
        manager = agent.substr(0, agent.find('/'));
    }
    const bool isApplied = object["metadata"].contains("managedFields") && former.empty();
    if (!isApplied)
        kube::noteUpdate(object, former, kind,
                         {.manager = manager, .now = kube::timeText(std::chrono::system_clock::now())});
}

Result<void> createObject(const KubeServed& served, const KubeTarget& target, json body, net::Incoming& request,
                          net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(kube::Admitted admitted,
                kube::admit(*target.key.kind, std::move(body), nullptr, unknownOf(parameters)));
    const std::string inside = admitted.object["metadata"].value("namespace", target.key.space);
    if (target.key.kind->isNamespaced && inside != target.key.space)
        return Error(ErrorKind::Protocol, "the namespace of the provided object does not match the namespace sent on "
                                          "the request");
    noteManager(admitted.object, json::object(), *target.key.kind, request, parameters);
    TRY_DECLARE(const ObjectPtr made, served.objects.create(*target.key.kind, target.key.space,
                                                            std::move(admitted.object), kubeTrial(parameters)));
    return sendObject(responder, 201, made, admitted.warnings);
}

/// What an object is to become, by the words of the request.
using Making = std::function<Result<json>(const json& now)>;

/// Whether who owns which field is still to be noted.
enum class Manages { Here, Already };

struct Change {
    Making making;
    Manages manages = Manages::Here;
};

Result<Making> patching(const KubeTarget& target, net::Incoming& request)
{
    const std::string type(request.head().headers.find("Content-Type").value_or(""));
    TRY_DECLARE(json patch, kubeBody(request, kKubePatches));
    const std::string kind(target.key.kind->name);
    if (type.starts_with("application/json-patch+json"))
        return Making([patch](const json& now) { return kube::jsonPatched(now, patch); });
    if (type.starts_with("application/merge-patch+json"))
        return Making([patch](const json& now) -> Result<json> { return kube::mergePatched(now, patch); });
    if (type.starts_with("application/strategic-merge-patch+json"))
        return Making([patch, kind](const json& now) {
            return kube::strategicPatched(now, patch, kube::Schema::served(), kind);
        });
    return Error(ErrorKind::Protocol, "a patch says of which type it is");
}

/// The pod with the ephemeral containers of `wanted`, and nothing else changed: they come, stay as they are, and stay.
Result<json> withEphemerals(const json& now, const json& wanted)
{
    json out = now;
    const json former = now.at("spec").value("ephemeralContainers", json::array());
    json asked = wanted.value("spec", json::object()).value("ephemeralContainers", json::array());
    kube::Refusals refused;
    for (std::size_t i = 0; i < former.size(); ++i) {
        const auto same =
            std::ranges::find(asked, former[i]["name"], [](const json& one) { return one.value("name", json()); });
        if (same == asked.end() || *same != former[i])
            refused.forbidden("spec.ephemeralContainers[" + std::to_string(i) + "]",
                              "existing ephemeral containers may not be changed or removed");
    }
    TRY(kube::refuse(kube::kind::pod, now, std::move(refused)));
    out["spec"]["ephemeralContainers"] = std::move(asked);
    return out;
}

/// Others than that way must leave them alone.
void keepEphemerals(json& wanted, const json& now)
{
    if (!wanted.contains("spec") || !wanted["spec"].is_object())
        return;
    wanted["spec"].erase("ephemeralContainers");
    if (now.at("spec").contains("ephemeralContainers"))
        wanted["spec"]["ephemeralContainers"] = now["spec"]["ephemeralContainers"];
}

/// What a patch makes of an object has to be one still.
Error badPatch(const Error& error)
{
    const json cause{{"reason", "FieldValueInvalid"}, {"message", error.message()}, {"field", "patch"}};
    return kube::statusError(ErrorKind::InvalidInput, "the patch is invalid: " + error.message(),
                             {.details = {{"causes", json::array({cause})}}});
}

Result<void> changeObject(const KubeServed& served, const KubeTarget& target, const Change& change,
                          net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const bool isStatus = target.sub == "status";
    const bool isPod = target.key.kind == &kube::kind::pod;
    const bool isDebugging = isPod && target.sub == kKubeEphemerals;
    const bool isPatch = request.head().method == "PATCH" && change.manages == Manages::Here;
    std::vector<std::string> warnings;
    const auto checked = [&](const json& now, json wanted) -> Result<json> {
        if (!wanted.is_object())
            return Error(ErrorKind::Protocol, "an object is a mapping");
        if (isStatus) {
            kube::dropNulls(wanted);
            TRY(kube::checkStatus(*target.key.kind, wanted));
            return wanted;
        }
        if (isDebugging) {
            TRY_DECLARE(wanted, withEphemerals(now, wanted));
        } else if (isPod) {
            keepEphemerals(wanted, now);
        }
        TRY_DECLARE(kube::Admitted admitted,
                    kube::admit(*target.key.kind, std::move(wanted), &now, unknownOf(parameters)));
        warnings = std::move(admitted.warnings);
        if (change.manages == Manages::Here)
            noteManager(admitted.object, now, *target.key.kind, request, parameters);
        return std::move(admitted.object);
    };
    const auto edit = [&](const json& now) -> Result<json> {
        TRY_DECLARE(json wanted, change.making(now));
        auto made = checked(now, std::move(wanted));
        return !made && isPatch && made.error().kind() == ErrorKind::Protocol ? badPatch(made.error())
                                                                              : std::move(made);
    };
    TRY_DECLARE(const ObjectPtr changed,
                served.objects.change(target.key, isStatus ? kube::Part::Status : kube::Part::Spec, edit,
                                      kubeTrial(parameters)));
    return sendObject(responder, 200, changed, warnings);
}

/// Server-side apply: what is not there yet is made.
Result<void> applyObject(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                         net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const json body, kubeBody(request, kKubePatches));
    const kube::ApplyAsked asked{.manager = parameters.text("fieldManager"),
                                 .now = kube::timeText(std::chrono::system_clock::now()),
                                 .isForced = parameters.flag("force")};
    if (!body.is_object() || body.value("metadata", json::object()).contains("managedFields"))
        return Error(ErrorKind::Protocol, "metadata.managedFields must be nil");
    const kube::Kind& kind = *target.key.kind;
    const auto making = [&](const json& now) { return kube::appliedTo(now, body, kind, asked); };
    if (served.objects.find(target.key))
        return changeObject(served, target, {.making = making, .manages = Manages::Already}, request, responder);
    json fresh{{"metadata", json::object()}};
    TRY_DECLARE(json made, making(fresh));
    return createObject(served, target, std::move(made), request, responder);
}

} // namespace

kube::Trial kubeTrial(const Parameters& parameters)
{
    return parameters.text("dryRun").empty() ? kube::Trial::No : kube::Trial::Yes;
}

Result<void> kubeChange(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                        net::Responder& responder)
{
    const std::string& method = request.head().method;
    const bool isNamed = !target.key.name.empty();
    if (method == "POST" && !isNamed && (!target.key.kind->isNamespaced || !target.key.space.empty())) {
        TRY_DECLARE(json body, kubeBody(request));
        return createObject(served, target, std::move(body), request, responder);
    }
    if (method == "PUT" && isNamed) {
        TRY_DECLARE(const json body, kubeBody(request));
        return changeObject(served, target, {.making = [&](const json&) -> Result<json> { return body; }}, request,
                            responder);
    }
    const auto type = request.head().headers.find("Content-Type").value_or("");
    if (method == "PATCH" && isNamed && type.starts_with("application/apply-patch+yaml"))
        return applyObject(served, target, request, responder);
    if (method == "PATCH" && isNamed) {
        TRY_DECLARE(const Making making, patching(target, request));
        return changeObject(served, target, {.making = making}, request, responder);
    }
    return Error(ErrorKind::Unsupported, "the server does not allow this method on the requested resource");
}

} // namespace darse::api
