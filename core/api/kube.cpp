// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kube.h"

#include "core/api/kubegroups.h"
#include "core/api/kubeobjects.h"
#include "core/api/kubeopenapi.h"
#include "core/kube/kinds.h"

#include <algorithm>

namespace darse::api {

using nlohmann::json;

namespace {

/// What is spoken here; clients decide by it what they may ask.
constexpr std::string_view kVersion = "v1.32.0";

json wordsOf(std::string_view words)
{
    json out = json::array();
    while (!words.empty()) {
        const std::string_view one = words.substr(0, words.find(' '));
        out.push_back(one);
        words.remove_prefix(std::min(one.size() + 1, words.size()));
    }
    return out;
}

json resourceJson(const kube::Kind& kind)
{
    json out{{"name", kind.plural},
             {"singularName", ""},
             {"namespaced", kind.isNamespaced},
             {"kind", kind.name},
             {"verbs", wordsOf(kind.verbs)}};
    if (!kind.shortNames.empty())
        out["shortNames"] = wordsOf(kind.shortNames);
    if (&kind == &kube::kind::pod)
        out["categories"] = {"all"};
    return out;
}

json resourcesJson()
{
    json list = json::array();
    for (const kube::Kind& kind : kube::kinds()) {
        list.push_back(resourceJson(kind));
        if (kind.hasStatus)
            list.push_back({{"name", std::string(kind.plural) + "/status"},
                            {"singularName", ""},
                            {"namespaced", kind.isNamespaced},
                            {"kind", kind.name},
                            {"verbs", {"get", "patch", "update"}}});
    }
    for (const char* sub : {"log", "exec", "attach", "portforward"})
        list.push_back(
            {{"name", "pods/" + std::string(sub)},
             {"singularName", ""},
             {"namespaced", true},
             {"kind", sub == std::string_view("log") ? "Pod" : "Pod" + std::string(sub)},
             {"verbs", sub == std::string_view("log") ? json::array({"get"}) : json::array({"create", "get"})}});
    return {{"kind", "APIResourceList"}, {"groupVersion", "v1"}, {"resources", std::move(list)}};
}

json versionJson(const Machine& machine)
{
    return {{"major", "1"},        {"minor", "32"},      {"gitVersion", std::string(kVersion) + "+darse"},
            {"gitCommit", ""},     {"gitTreeState", ""}, {"buildDate", "1970-01-01T00:00:00Z"},
            {"goVersion", "none"}, {"compiler", "none"}, {"platform", "linux/" + machine.architecture}};
}

net::Handler says(const json& value)
{
    return [text = dumped(value)](net::Incoming&, net::Responder& responder) {
        static_cast<void>(responder.sendJson(200, text));
    };
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
    for (net::Route& route : std::vector<net::Route>{
             {"GET", "/api",
              says({{"kind", "APIVersions"},
                    {"versions", json::array({"v1"})},
                    {"serverAddressByClientCIDRs", json::array()}})},
             {"GET", "/apis", says(kubeGroupList())},
             {"GET", "/api/v1", says(resourcesJson())},
             {"GET", "/healthz", isWell()},
             {"GET", "/livez", isWell()},
             {"GET", "/readyz", isWell()},
             {"GET", "/openapi/v2", sendOpenApi},
             {"GET", "/openapi/v3",
              says({{"paths",
                     {{"api/v1", {{"serverRelativeURL", "/openapi/v3/api/v1?hash=" + std::string(kVersion)}}}}}})},
             {"GET", "/openapi/v3/api/v1",
              [](net::Incoming&, net::Responder& responder) {
                  static_cast<void>(responder.sendJson(200, dumped(openApiThird())));
              }},
             {"*", "/api/v1/{rest...}", any},
             {"*", "/apis/{rest...}", any},
         })
        routes.push_back(std::move(route));
    return routes;
}

net::Handler makeKubeApi(const Machine& machine, const engine::Verbs& verbs, kube::Objects& objects)
{
    std::vector<net::Route> routes = kubeRoutes(verbs, objects);
    routes.push_back({"GET", "/version", says(versionJson(machine))});
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
