// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubediscovery.h"

#include "core/api/kubegroupkinds.h"
#include "core/api/kubeobjects.h"
#include "core/api/kubeopenapi.h"

#include <algorithm>
#include <array>

namespace darse::api {

using kube::Kind;
using nlohmann::json;

namespace {

using Group = KubeGroup;

json resourceJson(const Kind& kind)
{
    json out{{"name", kind.plural},
             {"singularName", kind.singular},
             {"namespaced", kind.isNamespaced},
             {"kind", kind.name},
             {"verbs", kubeWords(kind.verbs)}};
    if (!kind.shortNames.empty())
        out["shortNames"] = kubeWords(kind.shortNames);
    if (&kind == &kube::kind::pod)
        out["categories"] = {"all"};
    return out;
}

json subJson(const Kind& kind, const KubeSub& sub)
{
    json out{{"name", std::string(kind.plural) + "/" + std::string(sub.name)},
             {"singularName", ""},
             {"namespaced", kind.isNamespaced},
             {"kind", sub.kind},
             {"verbs", kubeWords(sub.verbs)}};
    if (!sub.group.empty())
        out.update({{"group", sub.group}, {"version", sub.version}});
    return out;
}

json resourceList(const Group& group)
{
    json list = json::array();
    for (const Kind* kind : group.kinds) {
        list.push_back(resourceJson(*kind));
        for (const KubeSub& sub : kubeSubsOf(*kind))
            list.push_back(subJson(*kind, sub));
    }
    return {{"kind", "APIResourceList"},
            {"apiVersion", "v1"},
            {"groupVersion", group.words()},
            {"resources", std::move(list)}};
}

json groupJson(const Group& group)
{
    const json version{{"groupVersion", group.words()}, {"version", group.version}};
    return {{"name", group.name}, {"versions", json::array({version})}, {"preferredVersion", version}};
}

json responseKind(const Group& group, std::string_view kind)
{
    return {{"group", group.name}, {"version", group.version}, {"kind", kind}};
}

/// What a part beside an object is told as may be of another group.
json responseKind(const Group& group, const KubeSub& sub)
{
    if (sub.group.empty())
        return responseKind(group, sub.kind);
    return {{"group", sub.group}, {"version", sub.version}, {"kind", sub.kind}};
}

json discoveryOf(const Group& group)
{
    json resources = json::array();
    for (const Kind* kind : group.kinds) {
        json one{{"resource", kind->plural},
                 {"responseKind", responseKind(group, kind->name)},
                 {"scope", kind->isNamespaced ? "Namespaced" : "Cluster"},
                 {"singularResource", kind->singular},
                 {"verbs", kubeWords(kind->verbs)}};
        if (!kind->shortNames.empty())
            one["shortNames"] = kubeWords(kind->shortNames);
        if (kind == &kube::kind::pod)
            one["categories"] = {"all"};
        for (const KubeSub& sub : kubeSubsOf(*kind))
            one["subresources"].push_back({{"subresource", sub.name},
                                           {"responseKind", responseKind(group, sub)},
                                           {"verbs", kubeWords(sub.verbs)}});
        resources.push_back(std::move(one));
    }
    json metadata{{"creationTimestamp", nullptr}};
    if (!group.name.empty())
        metadata["name"] = group.name;
    return {
        {"metadata", std::move(metadata)},
        {"versions",
         json::array({{{"version", group.version}, {"resources", std::move(resources)}, {"freshness", "Current"}}})}};
}

/// In one answer for who understands that, else `otherwise`.
net::Handler saysRoot(const std::string& root, const json& otherwise)
{
    return [root, text = dumped(otherwise)](net::Incoming& request, net::Responder& responder) {
        const json all = kubeAllAtOnce(root, request.head().headers.find("Accept").value_or(""));
        if (all.is_null()) {
            static_cast<void>(responder.sendJson(200, text));
            return;
        }
        const std::string version = all["apiVersion"].get<std::string>();
        const net::Headers headers{
            {"Content-Type", "application/json;g=apidiscovery.k8s.io;v=" + version.substr(version.find('/') + 1) +
                                 ";as=APIGroupDiscoveryList"}};
        static_cast<void>(responder.send({.status = 200, .reason = {}, .headers = headers}, dumped(all)));
    };
}

json groupAlone(const Group& group)
{
    json out = groupJson(group);
    out.update({{"kind", "APIGroup"}, {"apiVersion", "v1"}});
    return out;
}

json schemaOf(const Group& group)
{
    return openApiThird(group.name, group.version);
}

/// Something of the group, and the version where there is one, that the path names; of the core when it names none.
net::Handler tells(json (*what)(const Group& group))
{
    return kubeActs([what](net::Incoming& request, net::Responder& responder) -> Result<void> {
        const std::string_view name = request.parameter("group");
        const std::string_view version = request.parameter("version");
        for (const Group& group : kubeServedGroups()) {
            if (group.name == name && (version.empty() || group.version == version))
                return sendObject(responder, 200, what(group));
        }
        return kubeNothingAt(request.path());
    });
}

json schemaPlaces()
{
    json out = json::object();
    for (const Group& group : kubeServedGroups())
        out[group.path()] = {
            {"serverRelativeURL", "/openapi/v3/" + group.path() + "?hash=" + std::string(kKubeVersion)}};
    return {{"paths", std::move(out)}};
}

} // namespace

json kubeAllAtOnce(std::string_view root, std::string_view accept)
{
    while (!accept.empty()) {
        const std::string_view one = accept.substr(0, accept.find(','));
        accept.remove_prefix(std::min(one.size() + 1, accept.size()));
        if (one.find("as=APIGroupDiscoveryList") == std::string_view::npos)
            continue;
        const bool isBeta = one.find("v=v2beta1") != std::string_view::npos;
        if (!isBeta && one.find("v=v2") == std::string_view::npos)
            continue;
        json items = json::array();
        for (const Group& group : kubeServedGroups()) {
            if (group.root() == root)
                items.push_back(discoveryOf(group));
        }
        return {{"kind", "APIGroupDiscoveryList"},
                {"apiVersion", isBeta ? "apidiscovery.k8s.io/v2beta1" : "apidiscovery.k8s.io/v2"},
                {"metadata", json::object()},
                {"items", std::move(items)}};
    }
    return nullptr;
}

std::vector<net::Route> kubeDiscoveryRoutes()
{
    json list = json::array();
    for (const Group& group : kubeServedGroups()) {
        if (!group.name.empty())
            list.push_back(groupJson(group));
    }
    return {
        {"GET", "/api",
         saysRoot("/api", {{"kind", "APIVersions"},
                           {"versions", json::array({"v1"})},
                           {"serverAddressByClientCIDRs", json::array()}})},
        {"GET", "/apis",
         saysRoot("/apis", {{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", std::move(list)}})},
        {"GET", "/api/v1", tells(resourceList)},
        {"GET", "/apis/{group}", tells(groupAlone)},
        {"GET", "/apis/{group}/{version}", tells(resourceList)},
        {"GET", "/openapi/v3", kubeSays(schemaPlaces())},
        {"GET", "/openapi/v3/api/v1", tells(schemaOf)},
        {"GET", "/openapi/v3/apis/{group}/{version}", tells(schemaOf)},
    };
}

} // namespace darse::api
