// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How objects go.
#include "core/api/kubeobjects.h"
#include "core/kube/identity.h"

#include <algorithm>
#include <array>

namespace darse::api {

using kube::ObjectPtr;
using nlohmann::json;

namespace {

/// What becomes of owned objects, by its name.
struct Policy {
    std::string_view name;
    kube::Dependents dependents;
};
constexpr std::array kPolicies = {
    Policy{"Foreground", kube::Dependents::First},
    Policy{"Background", kube::Dependents::Remove},
    Policy{"Orphan", kube::Dependents::Orphan},
};

std::optional<kube::Dependents> dependentsOf(const std::string& policy, const json& orphans, kube::Refusals& out)
{
    const std::string at = "propagationPolicy";
    if (policy.empty() && orphans.is_boolean())
        return orphans == json(true) ? kube::Dependents::Orphan : kube::Dependents::Remove;
    if (policy.empty())
        return std::nullopt;
    if (!orphans.is_null())
        out.invalid(at, policy, "orphanDependents and deletionPropagation cannot be both set");
    const auto* const found = std::ranges::find(kPolicies, policy, &Policy::name);
    if (found != kPolicies.end())
        return found->dependents;
    std::array<std::string_view, kPolicies.size()> names;
    std::ranges::transform(kPolicies, names.begin(), &Policy::name);
    out.unsupported(at, policy, names);
    return std::nullopt;
}

Result<kube::RemoveObject> removal(const json& body, const Parameters& parameters)
{
    kube::RemoveObject out;
    kube::Refusals refused;
    out.trial = kubeTrial(parameters);
    if (!parameters.text("gracePeriodSeconds").empty()) {
        TRY_DECLARE(const auto seconds, kubeNumber(parameters, "gracePeriodSeconds", 86'400));
        out.grace = static_cast<std::int64_t>(seconds);
    }
    std::string policy = parameters.text("propagationPolicy");
    json orphans;
    if (!parameters.text("orphanDependents").empty())
        orphans = parameters.flag("orphanDependents");
    if (body.is_object()) {
        if (body.contains("gracePeriodSeconds") && body["gracePeriodSeconds"].is_number_integer())
            out.grace = std::clamp<std::int64_t>(body["gracePeriodSeconds"].get<std::int64_t>(), 0, 86'400);
        policy = body.value("propagationPolicy", policy);
        orphans = body.value("orphanDependents", orphans);
        const json conditions = body.value("preconditions", json::object());
        out.uid = conditions.value("uid", "");
        out.revision = conditions.value("resourceVersion", "");
        const auto trials = body.value("dryRun", std::vector<std::string>());
        kubeCheckTrial(trials, refused);
        if (!trials.empty())
            out.trial = kube::Trial::Yes;
    }
    out.dependents = dependentsOf(policy, orphans, refused);
    return refused.isEmpty() ? Result(out) : kubeBadOptions(kKubeDeleteOptions, std::move(refused));
}

json success()
{
    return {{"apiVersion", "v1"}, {"kind", "Status"}, {"metadata", json::object()}, {"status", "Success"}};
}

/// Of some, what they were is told when they are gone; of all else only that they are.
json toldOfGone(const kube::Kind& kind, const json& gone)
{
    static const std::array kToldWhole = {&kube::kind::pod, &kube::kind::claim, &kube::kind::space};
    const json& metadata = gone.at("metadata");
    const bool isHeld = !metadata.value("finalizers", json::array()).empty();
    if (isHeld || std::ranges::find(kToldWhole, &kind) != kToldWhole.end())
        return gone;
    json out = success();
    out["details"] = {{"name", metadata.value("name", "")}, {"kind", kind.plural}, {"uid", metadata.value("uid", "")}};
    if (!kind.group.empty())
        out["details"]["group"] = kind.group;
    return out;
}

Result<void> checkEviction(const kube::Key& pod, const json& body)
{
    const std::string version = body.is_object() ? body.value("apiVersion", "policy/v1") : "";
    if ((version != "policy/v1" && version != "policy/v1beta1") || body.value("kind", "Eviction") != "Eviction")
        return Error(ErrorKind::Protocol, "what is sent is no Eviction of policy/v1");
    const json metadata = body.value("metadata", json::object());
    if (metadata.value("name", "") != pod.name)
        return Error(ErrorKind::Protocol, "name in URL does not match name in Eviction object");
    if (metadata.value("namespace", pod.space) != pod.space)
        return Error(ErrorKind::Protocol, "the namespace of the provided object does not match the namespace sent on "
                                          "the request");
    return ok();
}

/// A pod that runs knows while it ends why it does.
json toldOfEviction(const json& now)
{
    constexpr const char* kType = "DisruptionTarget";
    json out = now;
    if (kube::isBeingRemoved(now) || now.value(json::json_pointer("/status/phase"), "") != "Running")
        return out;
    json conditions = json::array();
    for (const json& one : now["status"].value("conditions", json::array())) {
        if (one.value("type", "") != kType)
            conditions.push_back(one);
    }
    conditions.push_back({{"type", kType},
                          {"status", "True"},
                          {"reason", "EvictionByEvictionAPI"},
                          {"message", "Eviction API: evicting"},
                          {"lastProbeTime", nullptr},
                          {"lastTransitionTime", kube::timeText(std::chrono::system_clock::now())}});
    out["status"]["conditions"] = std::move(conditions);
    return out;
}

} // namespace

Result<void> kubeRemove(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                        net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const json body, kubeBody(request));
    TRY_DECLARE(const kube::RemoveObject asked, removal(body, parameters));
    if (!target.key.name.empty()) {
        TRY_DECLARE(const ObjectPtr gone, served.objects.remove(target.key, asked));
        return sendObject(responder, 200, toldOfGone(*target.key.kind, *gone));
    }
    TRY_DECLARE(const KubeListAsked listAsked, kubeListAsked(request, target));
    for (const ObjectPtr& object :
         served.objects.list(*target.key.kind, target.key.space, listAsked.selector).objects) {
        const json& metadata = object->at("metadata");
        const kube::Key key{target.key.kind, metadata.value("namespace", ""), metadata.value("name", "")};
        const auto removed = served.objects.remove(key, asked);
        if (!removed && removed.error().kind() != ErrorKind::NotFound)
            return removed.error();
    }
    return sendObject(responder, 200, success());
}

Result<void> kubeEvict(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                       net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const json body, kubeBody(request));
    TRY(checkEviction(target.key, body));
    TRY_DECLARE(kube::RemoveObject asked, removal(body.value("deleteOptions", json()), parameters));
    const kube::Trial trial = asked.trial;
    asked.trial = kube::Trial::Yes; // what is not to go is told nothing
    TRY_DECLARE(const ObjectPtr pod, served.objects.remove(target.key, asked));
    if (trial == kube::Trial::No) {
        asked.trial = kube::Trial::No;
        asked.uid = pod->at("metadata").value("uid", "");
        const auto told = [](const json& now) -> Result<json> { return toldOfEviction(now); };
        TRY_DECLARE(const ObjectPtr now, served.objects.change(target.key, kube::Part::Status, told));
        if (!asked.revision.empty())
            asked.revision = now->at("metadata").value("resourceVersion", "");
        TRY(served.objects.remove(target.key, asked));
    }
    json done = success();
    done["code"] = 201;
    return sendObject(responder, 201, done);
}

} // namespace darse::api
