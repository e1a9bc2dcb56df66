// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubeobjects.h"

#include "core/api/kubelistpart.h"
#include "core/api/kubetable.h"

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
        return sendObject(responder, 200, object);
    if (asked.form == KubeForm::Metadata)
        return sendObject(responder, 200, metadataOf(*object));
    const auto revision = std::stoull(object->at("metadata").value("resourceVersion", "0"));
    return sendObject(responder, 200,
                      tableOf(*target.key.kind, {object},
                              {.rowObject = asked.rowObject, .revision = revision, .now = system_clock::now()}));
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
        return kubeList(served.objects, target, request, responder);
    TRY(kubeNotOlder(parameters.text("resourceVersion"), served.objects.revision()));
    TRY_DECLARE(const ObjectPtr object, served.objects.find(target.key));
    return sendOne(target, object, request, responder);
}

} // namespace

Result<void> kubeObjects(const KubeServed& served, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const KubeTarget target, kubeTarget(request.path()));
    TRY(kubeCheck(target, request));
    TRY(kubeCheckOptions(request));
    const std::string& method = request.head().method;
    if (method == "GET")
        return readObject(served, target, request, responder);
    if (method == "DELETE" && target.sub.empty())
        return kubeRemove(served, target, request, responder);
    if (method == "POST" && isStreamed(target))
        return kubeStream(served, target, request, responder);
    if (method == "POST" && target.sub == kKubeEviction)
        return kubeEvict(served, target, request, responder);
    if (method == "POST" || method == "PUT" || method == "PATCH")
        return kubeChange(served, target, request, responder);
    return Error(ErrorKind::Unsupported, "the server does not allow this method on the requested resource");
}

} // namespace darse::api
