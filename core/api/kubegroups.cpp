// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubegroups.h"

#include "core/engine/metrics.h"
#include "core/kube/identity.h"
#include "core/kube/podplan.h"

#include <cmath>

namespace darse::api {

using metrics::Metric;
using nlohmann::json;

namespace {

constexpr std::string_view kMetrics = "metrics.k8s.io/v1beta1";
constexpr std::chrono::seconds kPatience{5};

json usageOf(const metrics::Values& values)
{
    const auto whole = [&](Metric metric, double factor) {
        return std::to_string(std::llround(values.get(metric).value_or(0) * factor));
    };
    constexpr double kNano = 1e9;
    constexpr double kKibi = 1.0 / 1024;
    return {{"cpu", whole(Metric::Cpu, kNano) + "n"}, {"memory", whole(Metric::MemoryWorkingSet, kKibi) + "Ki"}};
}

json measured(std::string_view kind, const json& metadata, const metrics::Frame& frame)
{
    const auto at = std::chrono::time_point_cast<std::chrono::system_clock::duration>(frame.at);
    json kept{{"name", metadata.value("name", "")}, {"creationTimestamp", kube::timeText(at)}};
    for (const char* member : {"namespace", "labels"}) {
        if (metadata.contains(member))
            kept[member] = metadata[member];
    }
    return {{"kind", kind},
            {"apiVersion", kMetrics},
            {"metadata", std::move(kept)},
            {"timestamp", kube::timeText(at)},
            {"window", "1s"}};
}

Result<metrics::FramePtr> newest(const KubeServed& served, const net::Incoming& request)
{
    metrics::Sampler::Watch watch(served.verbs.metrics.sampler());
    return watch.next(0, {Deadline::after(kPatience), request.stop()});
}

json podUse(const KubeServed& served, const json& pod, const metrics::Frame& frame)
{
    json out = measured("PodMetrics", pod.at("metadata"), frame);
    out["containers"] = json::array();
    for (const json& status : pod.value(json::json_pointer("/status/containerStatuses"), json::array())) {
        const auto container =
            engine::containerOfPod(served.verbs.containers, pod, status.value("name", ""), engine::WhichRun::Latest);
        const auto* row = container ? frame.find((*container)->id.value()) : nullptr;
        if (row != nullptr)
            out["containers"].push_back({{"name", status["name"]}, {"usage", usageOf(row->values)}});
    }
    return out;
}

Result<void> podsUse(const KubeServed& served, net::Incoming& request, net::Responder& responder)
{
    const std::string space(request.parameter("space"));
    const std::string name(request.parameter("name"));
    KubeTarget target{.key = {&kube::kind::pod, space, ""}, .sub = {}};
    TRY_DECLARE(const KubeListAsked asked, kubeListAsked(request, target));
    TRY_DECLARE(const metrics::FramePtr frame, newest(served, request));
    if (!name.empty()) {
        TRY_DECLARE(const kube::ObjectPtr pod, served.objects.find({&kube::kind::pod, space, name}));
        return sendObject(responder, 200, podUse(served, *pod, *frame));
    }
    json items = json::array();
    for (const kube::ObjectPtr& pod : served.objects.list(kube::kind::pod, space, asked.selector).objects) {
        if (pod->value(json::json_pointer("/status/phase"), "") == "Running")
            items.push_back(podUse(served, *pod, *frame));
    }
    return sendObject(responder, 200,
                      {{"kind", "PodMetricsList"},
                       {"apiVersion", kMetrics},
                       {"metadata", json::object()},
                       {"items", std::move(items)}});
}

Result<void> nodesUse(const KubeServed& served, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const metrics::FramePtr frame, newest(served, request));
    const std::string name(request.parameter("name"));
    json items = json::array();
    for (const kube::ObjectPtr& node : served.objects.list(kube::kind::node, "").objects) {
        json one = measured("NodeMetrics", node->at("metadata"), *frame);
        one["usage"] = usageOf(frame->host);
        if (one["metadata"]["name"] == json(name))
            return sendObject(responder, 200, one);
        items.push_back(std::move(one));
    }
    if (!name.empty())
        return kubeNothingAt(request.path());
    return sendObject(responder, 200,
                      {{"kind", "NodeMetricsList"},
                       {"apiVersion", kMetrics},
                       {"metadata", json::object()},
                       {"items", std::move(items)}});
}

/// Whoever has come in may do everything that is served.
Result<void> review(net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(json body, kubeBody(request));
    if (!body.is_object())
        return Error(ErrorKind::Protocol, "a review is an object");
    body["status"] = {{"allowed", true}, {"reason", "the owner of this engine may do everything"}};
    return sendObject(responder, 201, body);
}

} // namespace

std::vector<net::Route> kubeGroupRoutes(const KubeServed& served)
{
    const net::Handler pods = kubeActs(
        [served](net::Incoming& request, net::Responder& responder) { return podsUse(served, request, responder); });
    const net::Handler nodes = kubeActs(
        [served](net::Incoming& request, net::Responder& responder) { return nodesUse(served, request, responder); });
    return {
        {"GET", "/apis/metrics.k8s.io/v1beta1/nodes", nodes},
        {"GET", "/apis/metrics.k8s.io/v1beta1/nodes/{name}", nodes},
        {"GET", "/apis/metrics.k8s.io/v1beta1/pods", pods},
        {"GET", "/apis/metrics.k8s.io/v1beta1/namespaces/{space}/pods", pods},
        {"GET", "/apis/metrics.k8s.io/v1beta1/namespaces/{space}/pods/{name}", pods},
        {"POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", kubeActs(review)},
    };
}

} // namespace darse::api
