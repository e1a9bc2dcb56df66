// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/filters.h"
#include "core/api/kubeobjects.h"
#include "core/container/dockerwords.h"

namespace darse::api {

using nlohmann::json;

namespace {

Result<runtime::LogQuery> queryOf(const Parameters& parameters)
{
    runtime::LogQuery out;
    out.follows = parameters.flag("follow");
    if (!parameters.text("tailLines").empty()) {
        TRY_DECLARE(out.tail, parameters.number("tailLines", 0, 1'000'000'000));
    }
    TRY_DECLARE(const auto seconds, parameters.number("sinceSeconds", 0, 1'000'000'000));
    const auto now = std::chrono::system_clock::now();
    if (seconds > 0)
        out.since = now - std::chrono::seconds(seconds);
    const std::string since = parameters.text("sinceTime");
    if (!since.empty() && seconds > 0)
        return Error(ErrorKind::InvalidInput, "at most one of `sinceTime` or `sinceSeconds` may be specified");
    if (!since.empty()) {
        TRY_DECLARE(out.since, parseMoment(since, now));
    }
    return out;
}

/// Why a container of a pod does not run yet.
std::string waitingFor(const json& pod, const std::string& name)
{
    const json status = pod.value("status", json::object());
    for (const char* list : {"initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"}) {
        for (const json& one : status.value(list, json::array())) {
            const json waiting = one.value(json::json_pointer("/state/waiting"), json::object());
            if (one.value("name", "") == name && waiting.contains("reason"))
                return waiting["reason"];
        }
    }
    return "ContainerCreating";
}

} // namespace

Result<std::string> kubeContainerAsked(const json& pod, const std::string& asked)
{
    std::string all;
    for (const char* list : {"initContainers", "containers", "ephemeralContainers"}) {
        const json containers = pod.at("spec").value(list, json::array());
        for (const json& container : containers) {
            const std::string name = container.value("name", "");
            if (name == asked || (asked.empty() && containers.size() == 1 && std::string_view(list) == "containers"))
                return name;
            all += (all.empty() ? "" : " ") + name;
        }
    }
    const std::string pods = pod.at("metadata").value("name", "");
    if (asked.empty())
        return Error(ErrorKind::Protocol,
                     "a container name must be specified for pod " + pods + ", choose one of: [" + all + "]");
    return Error(ErrorKind::Protocol, "container " + asked + " is not valid for pod " + pods);
}

Result<void> kubeLog(const KubeServed& served, const kube::Key& key, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const kube::ObjectPtr pod, served.objects.find(key));
    TRY_DECLARE(const std::string name, kubeContainerAsked(*pod, parameters.text("container")));
    TRY_DECLARE(const runtime::LogQuery query, queryOf(parameters));
    const auto which = parameters.flag("previous") ? engine::WhichRun::Previous : engine::WhichRun::Latest;
    const auto container = engine::containerOfPod(served.verbs.containers, *pod, name, which);
    if (!container && which == engine::WhichRun::Previous)
        return Error(ErrorKind::Protocol,
                     "previous terminated container \"" + name + "\" in pod \"" + key.name + "\" not found");
    if (!container)
        return Error(ErrorKind::Protocol, "container \"" + name + "\" in pod \"" + key.name +
                                              "\" is waiting to start: " + waitingFor(*pod, name));
    TRY_DECLARE(const std::uint64_t most, parameters.number("limitBytes", 0, std::uint64_t{1} << 40U));
    const bool hasTimes = parameters.flag("timestamps");
    std::uint64_t sent = 0;
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "text/plain"}}}));
    const auto sink = [&](const runtime::LogLine& line) -> Result<void> {
        if (line.text.empty())
            return ok();
        std::string text = hasTimes ? container::timeText(line.at) + " " : std::string();
        text.append(line.text);
        const bool isLast = most > 0 && sent + text.size() >= most;
        if (isLast)
            text.resize(most - sent);
        sent += text.size();
        TRY(responder.write(text));
        return isLast ? canceled("log") : ok();
    };
    const auto read = served.verbs.containers.logs((*container)->id.value(), query, sink, watch.token());
    const bool isCut = !read && most == 0;
    if (isCut && read.error().kind() == ErrorKind::Canceled)
        return read.error();
    return responder.end();
}

} // namespace darse::api
