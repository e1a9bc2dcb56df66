// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubeobjects.h"

#include "core/api/kubetable.h"
#include "core/kube/jsonwriter.h"

#include <algorithm>

namespace darse::api {

using kube::ObjectPtr;
using nlohmann::json;
using std::chrono::system_clock;

namespace {

Result<void> sendOne(const KubeTarget& target, const ObjectPtr& object, net::Incoming& request,
                     net::Responder& responder)
{
    TRY_DECLARE(const KubeListAsked asked, kubeListAsked(request, target));
    if (asked.form == KubeForm::Whole)
        return sendObject(responder, 200, *object);
    if (asked.form == KubeForm::Metadata)
        return sendObject(responder, 200, metadataOf(*object));
    const auto revision = std::stoull(object->at("metadata").value("resourceVersion", "0"));
    return sendObject(responder, 200,
                      tableOf(*target.key.kind, {object},
                              {.rowObject = asked.rowObject, .revision = revision, .now = system_clock::now()}));
}

/// A long list goes piece by piece: the client reads the one while the next is written, and nobody holds all of it.
constexpr std::size_t kPiece = 128U << 10U;

Result<void> sendPiece(net::Responder& responder, std::string& text)
{
    if (!responder.hasBegun())
        TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    TRY(responder.write(text));
    text.clear();
    return {};
}

Result<void> sendList(const kube::Objects& objects, const KubeTarget& target, net::Incoming& request,
                      net::Responder& responder)
{
    TRY_DECLARE(const KubeListAsked asked, kubeListAsked(request, target));
    const kube::Listed found = objects.list(*target.key.kind, target.key.space, asked.selector);
    if (asked.form == KubeForm::Table)
        return sendObject(
            responder, 200,
            tableOf(*target.key.kind, found.objects,
                    {.rowObject = asked.rowObject, .revision = found.revision, .now = system_clock::now()}));
    const bool isHeads = asked.form == KubeForm::Metadata;
    std::string text = R"({"kind":")" + (isHeads ? "PartialObjectMetadata" : std::string(target.key.kind->name)) +
                       R"(List","apiVersion":")" + (isHeads ? "meta.k8s.io/v1" : target.key.kind->apiVersion()) +
                       R"(","metadata":{"resourceVersion":")" + std::to_string(found.revision) + R"("},"items":[)";
    for (const ObjectPtr& object : found.objects) {
        if (object != found.objects.front())
            text += ',';
        if (isHeads)
            kube::appendJson(text, metadataOf(*object));
        else
            kube::appendJson(text, *object);
        if (text.size() >= kPiece)
            TRY(sendPiece(responder, text));
    }
    text += "]}\n";
    if (!responder.hasBegun())
        return responder.sendJson(200, text);
    TRY(responder.write(text));
    return responder.end();
}

Result<kube::RemoveObject> removal(const json& body, const Parameters& parameters)
{
    kube::RemoveObject out;
    out.trial = kubeTrial(parameters);
    if (!parameters.text("gracePeriodSeconds").empty()) {
        TRY_DECLARE(const auto seconds, parameters.number("gracePeriodSeconds", 0, 86'400));
        out.grace = static_cast<std::int64_t>(seconds);
    }
    std::string policy = parameters.text("propagationPolicy");
    if (body.is_object()) {
        if (body.contains("gracePeriodSeconds") && body["gracePeriodSeconds"].is_number_integer())
            out.grace = std::clamp<std::int64_t>(body["gracePeriodSeconds"].get<std::int64_t>(), 0, 86'400);
        policy = body.value("propagationPolicy", policy);
        const json conditions = body.value("preconditions", json::object());
        out.uid = conditions.value("uid", "");
        out.revision = conditions.value("resourceVersion", "");
        if (!body.value("dryRun", json::array()).empty())
            out.trial = kube::Trial::Yes;
    }
    if (policy == "Orphan")
        out.dependents = kube::Dependents::Orphan;
    return out;
}

Result<void> removeObjects(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                           net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const json body, kubeBody(request));
    TRY_DECLARE(const kube::RemoveObject asked, removal(body, parameters));
    if (!target.key.name.empty()) {
        TRY_DECLARE(const ObjectPtr gone, served.objects.remove(target.key, asked));
        return sendObject(responder, 200, *gone);
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
    return sendObject(responder, 200,
                      {{"apiVersion", "v1"}, {"kind", "Status"}, {"metadata", json::object()}, {"status", "Success"}});
}

/// Whether a connection to a pod is asked for, which takes its own way.
bool isStreamed(const KubeTarget& target)
{
    return target.key.kind == &kube::kind::pod &&
           (target.sub == "exec" || target.sub == "attach" || target.sub == "portforward");
}

Result<void> kubeStream(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                        net::Responder& responder)
{
    if (target.sub == "exec")
        return kubeExec(served, target.key, request, responder);
    if (target.sub == "attach")
        return kubeAttach(served, target.key, request, responder);
    return kubeForward(served, target.key, request, responder);
}

Result<void> readObject(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                        net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    if (target.key.kind == &kube::kind::pod && target.sub == "log")
        return kubeLog(served, target.key, request, responder);
    if (isStreamed(target))
        return kubeStream(served, target, request, responder);
    if (parameters.flag("watch")) {
        TRY_DECLARE(const KubeListAsked asked, kubeListAsked(request, target));
        return kubeWatch(served.objects, target, asked, request, responder);
    }
    if (target.key.name.empty())
        return sendList(served.objects, target, request, responder);
    if (!target.sub.empty() && target.sub != "status" && target.sub != kKubeEphemerals)
        return kubeNothingAt(request.path());
    TRY_DECLARE(const ObjectPtr object, served.objects.find(target.key));
    return sendOne(target, object, request, responder);
}

} // namespace

Result<void> kubeObjects(const KubeServed& served, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const KubeTarget target, kubeTarget(request.path()));
    const std::string& method = request.head().method;
    if (method == "GET")
        return readObject(served, target, request, responder);
    if (method == "DELETE" && target.sub.empty())
        return removeObjects(served, target, request, responder);
    if (method == "POST" && isStreamed(target))
        return kubeStream(served, target, request, responder);
    if (method == "POST" || method == "PUT" || method == "PATCH")
        return kubeChange(served, target, request, responder);
    return Error(ErrorKind::Unsupported, "the server does not allow this method on the requested resource");
}

} // namespace darse::api
