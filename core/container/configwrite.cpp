// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/writeparts.h"

namespace darse::container {
namespace {

void writeHealth(const HealthCheck& health, Json& body)
{
    Json json = Json::object();
    if (!health.test.empty())
        json["Test"] = health.test;
    const std::pair<const char*, std::int64_t> numbers[] = {
        {"Interval", health.interval.count()},
        {"Timeout", health.timeout.count()},
        {"StartPeriod", health.startPeriod.count()},
        {"Retries", health.retries},
    };
    for (const auto& [name, number] : numbers) {
        if (number != 0)
            json[name] = number;
    }
    body["Healthcheck"] = std::move(json);
}

/// {"80/tcp": {}}; null when there is none.
template <class Names, class Text>
Json nothings(const Names& names, Text text)
{
    Json json;
    for (const auto& name : names)
        json[text(name)] = Json::object();
    return json;
}

void writeRare(const Config& config, Json& body)
{
    if (config.health)
        writeHealth(*config.health, body);
    if (!config.exposed.empty())
        body["ExposedPorts"] = nothings(config.exposed, [](Port port) { return toString(port); });
    if (!config.stopSignal.empty())
        body["StopSignal"] = config.stopSignal;
    if (config.stopTimeout)
        body["StopTimeout"] = *config.stopTimeout;
    const auto first = config.endpoints.find(config.modes.network);
    if (first != config.endpoints.end() && !first->second.mac.empty())
        body["MacAddress"] = first->second.mac;
}

Json endpointJson(const EndpointAsked& endpoint)
{
    Json addresses;
    if (!endpoint.address.empty())
        addresses["IPv4Address"] = endpoint.address;
    if (!endpoint.address6.empty())
        addresses["IPv6Address"] = endpoint.address6;
    return {
        {"IPAMConfig", std::move(addresses)},
        {"Links", listOrNull(endpoint.links)},
        {"Aliases", listOrNull(endpoint.aliases)},
        {"MacAddress", endpoint.mac},
    };
}

} // namespace

Json listOrNull(const std::vector<std::string>& texts)
{
    return texts.empty() ? Json() : Json(texts);
}

nlohmann::json configJson(const Config& config)
{
    Json body = {
        {"Hostname", config.hostname},
        {"Domainname", config.domainname},
        {"User", config.user},
        {"AttachStdin", config.attachesInput},
        {"AttachStdout", config.attachesOutput},
        {"AttachStderr", config.attachesErrors},
        {"Tty", config.hasTerminal},
        {"OpenStdin", config.keepsInputOpen},
        {"StdinOnce", config.closesInputAfterFirst},
        {"Env", listOrNull(config.environment)},
        {"Cmd", config.command ? Json(*config.command) : Json()},
        {"Image", config.image},
        {"Volumes", nothings(config.anonymousVolumes, [](const auto& path) { return path; })},
        {"WorkingDir", config.workingDirectory},
        {"Entrypoint", config.entrypoint ? Json(*config.entrypoint) : Json()},
        {"OnBuild", nullptr},
        {"Labels", config.labels},
    };
    writeRare(config, body);
    return body;
}

nlohmann::json hostConfigJson(const Config& config)
{
    Json host = hostAsAsked(config);
    if (config.sharedMemory == 0)
        host["ShmSize"] = std::int64_t{64} * 1024 * 1024;
    if (config.modes.ipc.empty())
        host["IpcMode"] = "private";
    if (config.security.isPrivileged)
        return host;
    if (!config.security.maskedPaths)
        host["MaskedPaths"] = usualMaskedPaths();
    if (!config.security.readOnlyPaths)
        host["ReadonlyPaths"] = usualReadOnlyPaths();
    return host;
}

nlohmann::json createJson(const Config& config)
{
    Json body = configJson(config);
    body["HostConfig"] = hostAsAsked(config);
    Json endpoints = Json::object();
    for (const auto& [network, endpoint] : config.endpoints)
        endpoints[network] = endpointJson(endpoint);
    body["NetworkingConfig"] = {{"EndpointsConfig", std::move(endpoints)}};
    return body;
}

} // namespace darse::container
