// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a container finds others, in the words of a pod.
#include "core/kube/generatedcontainer.h"
#include "core/kube/identity.h"

namespace darse::kube {

using nlohmann::json;

namespace {

json aliasesOf(const Inspected& from, std::vector<std::string>& left)
{
    json out = json::array();
    for (const json& one : part(part(from.container, "HostConfig"), "ExtraHosts")) {
        const std::string text = one.is_string() ? one.get<std::string>() : "";
        const auto colon = text.find(':');
        const std::string name = text.substr(0, colon);
        // "host-gateway" is no address.
        if (colon == std::string::npos || text.find_first_of(".:", colon + 1) == std::string::npos)
            continue;
        if (isName(name, NameForm::Subdomain))
            out.push_back({{"ip", text.substr(colon + 1)}, {"hostnames", {name}}});
        else
            left.push_back(nameOf(from) + ": host " + name + " (no host of a pod can have that name)");
    }
    return out;
}

/// A pod asks three servers and no more.
json resolverOf(const Inspected& from, std::vector<std::string>& left)
{
    constexpr std::size_t kMostServers = 3;
    const json& host = part(from.container, "HostConfig");
    json out = json::object();
    for (const json& server : part(host, "Dns")) {
        if (!server.is_string())
            continue;
        if (part(out, "nameservers").size() < kMostServers)
            out["nameservers"].push_back(server);
        else
            left.push_back(nameOf(from) + ": name server " + server.get<std::string>() + " (a pod has three at most)");
    }
    if (isSaid(part(host, "DnsSearch")))
        out["searches"] = part(host, "DnsSearch");
    for (const json& option : part(host, "DnsOptions")) {
        const std::string text = option.is_string() ? option.get<std::string>() : "";
        const auto colon = text.find(':');
        json one{{"name", text.substr(0, colon)}};
        if (colon != std::string::npos)
            one["value"] = text.substr(colon + 1);
        if (!text.empty())
            out["options"].push_back(std::move(one));
    }
    return out;
}

} // namespace

void addNaming(const Inspected& from, json& spec, std::vector<std::string>& left)
{
    if (json aliases = aliasesOf(from, left); !aliases.empty())
        spec["hostAliases"] = std::move(aliases);
    json resolver = resolverOf(from, left);
    if (resolver.contains("nameservers"))
        spec["dnsPolicy"] = "None";
    if (!resolver.empty())
        spec["dnsConfig"] = std::move(resolver);
}

} // namespace darse::kube
