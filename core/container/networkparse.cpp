// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

/// "db:alias", "db", and "/db:/web/alias" as an inspect tells it.
Result<void> cleanLinks(const Reader& reader, Texts& links)
{
    for (std::string& link : links) {
        const auto parts = split(link, ':');
        std::string_view target = parts.front();
        std::string_view alias = parts.back();
        if (target.starts_with('/'))
            target.remove_prefix(1);
        alias.remove_prefix(alias.rfind('/') + 1);
        if (parts.size() > 2 || !isWord(target) || !isWord(alias) || target.find('/') != std::string_view::npos)
            return reader.wrong("Links", "has " + oci::inQuotes(link) + ", which is not container:alias");
        link = std::string(target) + ":" + std::string(alias);
    }
    return ok();
}

bool isExtraHost(std::string_view line)
{
    const std::size_t at = line.find(':');
    if (at == std::string_view::npos)
        return false;
    std::string_view address = line.substr(at + 1);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    return isWord(line.substr(0, at)) && (address == "host-gateway" || isAddress(address));
}

Result<void> readWords(Reader& host, std::string_view name, Texts& into)
{
    TRY(host.read(name, into));
    for (const std::string& word : into) {
        if (!isWord(word))
            return host.wrong(name, "has " + oci::inQuotes(word) + ", which is not one word");
    }
    return ok();
}

Result<void> readNames(Reader& host, Config& config)
{
    TRY(readWords(host, "Dns", config.dns));
    for (const std::string& server : config.dns) {
        if (!isAddress(server))
            return host.wrong("Dns", "has " + oci::inQuotes(server) + ", which is not an address");
    }
    TRY(readWords(host, "DnsSearch", config.dnsSearch));
    TRY(readWords(host, "DnsOptions", config.dnsOptions));
    TRY(host.read("ExtraHosts", config.extraHosts));
    for (const std::string& line : config.extraHosts) {
        if (!isExtraHost(line))
            return host.wrong("ExtraHosts", "has " + oci::inQuotes(line) + ", which is not name:address");
    }
    TRY(host.read("Links", config.links));
    return cleanLinks(host, config.links);
}

Result<void> readAddresses(Reader& endpoint, EndpointAsked& into)
{
    TRY_DECLARE(auto reader, endpoint.object("IPAMConfig"));
    if (!reader)
        return ok();
    TRY(reader->read("IPv4Address", into.address));
    if (!into.address.empty() && !isAddress4(into.address))
        return reader->wrong("IPv4Address", "is not an address: " + oci::inQuotes(into.address));
    TRY(reader->read("IPv6Address", into.address6));
    if (!into.address6.empty() && !isAddress6(into.address6))
        return reader->wrong("IPv6Address", "is not an address: " + oci::inQuotes(into.address6));
    reader->finish();
    return ok();
}

/// What an inspect tells of an endpoint that exists and what some clients send back.
void passOver(Reader& endpoint)
{
    for (const std::string_view name : {"NetworkID", "EndpointID", "Gateway", "IPAddress", "IPPrefixLen", "IPv6Gateway",
                                        "GlobalIPv6Address", "GlobalIPv6PrefixLen", "DNSNames"})
        static_cast<void>(endpoint.find(name));
}

} // namespace

Result<EndpointAsked> readEndpoint(Reader reader)
{
    EndpointAsked endpoint;
    TRY(readAddresses(reader, endpoint));
    TRY(readWords(reader, "Aliases", endpoint.aliases));
    TRY(reader.read("Links", endpoint.links));
    TRY(cleanLinks(reader, endpoint.links));
    TRY(reader.read("MacAddress", endpoint.mac));
    if (!endpoint.mac.empty() && !isMac(endpoint.mac))
        return reader.wrong("MacAddress", "is not an address: " + oci::inQuotes(endpoint.mac));
    passOver(reader);
    reader.finish();
    return endpoint;
}

Result<void> readNetworking(Reader& host, Config& config)
{
    TRY(host.read("NetworkMode", config.modes.network));
    if (config.modes.network.empty())
        config.modes.network = Modes().network;
    if (!isWord(config.modes.network) || config.modes.network == "container:")
        return host.wrong("NetworkMode", "cannot be " + oci::inQuotes(config.modes.network));
    TRY(readNames(host, config));
    TRY(readPortBindings(host, config.ports));
    return host.read("PublishAllPorts", config.publishesAll);
}

} // namespace darse::container
