// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kube.h"

#include "core/api/kubediscovery.h"
#include "core/api/kubegroups.h"
#include "core/api/kubeobjects.h"
#include "core/api/kubeopenapi.h"

#include <algorithm>
#include <iterator>

namespace darse::api {

using nlohmann::json;

namespace {

json versionJson(const Machine& machine)
{
    return {{"major", "1"},        {"minor", "32"},      {"gitVersion", std::string(kKubeVersion) + "+darse"},
            {"gitCommit", ""},     {"gitTreeState", ""}, {"buildDate", "1970-01-01T00:00:00Z"},
            {"goVersion", "none"}, {"compiler", "none"}, {"platform", "linux/" + machine.architecture}};
}

net::Handler isWell()
{
    return [](net::Incoming&, net::Responder& responder) {
        static_cast<void>(
            responder.send({.status = 200, .reason = {}, .headers = {{"Content-Type", "text/plain"}}}, "ok"));
    };
}

/// The schema as JSON, or as the protobuf that kubectl asks for.
void sendOpenApi(net::Incoming& request, net::Responder& responder)
{
    const auto accept = request.head().headers.find("Accept").value_or("");
    if (accept.find("protobuf") == std::string_view::npos) {
        static_cast<void>(responder.sendJson(200, dumped(openApi())));
        return;
    }
    const net::Headers headers{{"Content-Type", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"}};
    static_cast<void>(responder.send({.status = 200, .reason = {}, .headers = headers}, openApiProtobuf()));
}

} // namespace

std::vector<net::Route> kubeRoutes(const engine::Verbs& verbs, kube::Objects& objects)
{
    const KubeServed served{verbs, objects};
    const net::Handler any = kubeActs([served](net::Incoming& request, net::Responder& responder) {
        return kubeObjects(served, request, responder);
    });
    std::vector<net::Route> routes = kubeGroupRoutes(served);
    std::ranges::move(kubeDiscoveryRoutes(), std::back_inserter(routes));
    for (net::Route& route : std::vector<net::Route>{
             {"GET", "/healthz", isWell()},
             {"GET", "/livez", isWell()},
             {"GET", "/readyz", isWell()},
             {"GET", "/openapi/v2", sendOpenApi},
             {"*", "/api/v1/{rest...}", any},
             {"*", "/apis/{rest...}", any},
         })
        routes.push_back(std::move(route));
    return routes;
}

net::Handler makeKubeApi(const Machine& machine, const engine::Verbs& verbs, kube::Objects& objects)
{
    std::vector<net::Route> routes = kubeRoutes(verbs, objects);
    routes.push_back({"GET", "/version", kubeSays(versionJson(machine))});
    const auto router = std::make_shared<const net::Router>(
        std::move(routes), kubeActs([](net::Incoming& request, net::Responder&) -> Result<void> {
            return Error(ErrorKind::NotFound,
                         "the server could not find the requested resource (" + std::string(request.path()) + ")");
        }));
    return [router](net::Incoming& request, net::Responder& responder) { (*router)(request, responder); };
}

void refuseUnknown(net::Responder& responder)
{
    json status = statusJson(Error(ErrorKind::PermissionDenied, "Unauthorized"));
    status["code"] = 401;
    status["reason"] = "Unauthorized";
    static_cast<void>(sendObject(responder, 401, status));
}

std::vector<net::Route> kubeGateRoutes(const KubeGateVerbs& gate)
{
    const auto tells = [](std::function<Result<std::string>()> verb) {
        return [verb = std::move(verb)](net::Incoming&, net::Responder& responder) {
            const auto config = verb();
            answer(responder, config ? Result<json>(json{{"kubeconfig", *config}}) : Result<json>(config.error()));
        };
    };
    return {{"GET", "/darse/v1/kubernetes", tells(gate.configuration)},
            {"POST", "/darse/v1/kubernetes", tells(gate.open)},
            {"DELETE", "/darse/v1/kubernetes", [close = gate.close](net::Incoming&, net::Responder& responder) {
                 close();
                 static_cast<void>(responder.sendJson(200, "{}\n"));
             }}};
}

} // namespace darse::api
