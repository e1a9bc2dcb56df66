// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/links.h"

#include <algorithm>

namespace darse::engine {
namespace {

struct Link {
    std::string other;
    std::string alias;
};

Link linkOf(const std::string& text)
{
    const auto colon = text.find(':');
    const std::string other = text.substr(0, colon);
    return {.other = other, .alias = colon == std::string::npos ? other : text.substr(colon + 1)};
}

/// Those of the container, and those of its endpoint on this network.
std::vector<Link> linksOn(const container::Config& config, const network::Endpoint& endpoint)
{
    std::vector<Link> out;
    std::ranges::transform(config.links, std::back_inserter(out), linkOf);
    for (const std::string& name : {endpoint.networkName, endpoint.network.value()}) {
        if (const auto asked = config.endpoints.find(name); asked != config.endpoints.end())
            std::ranges::transform(asked->second.links, std::back_inserter(out), linkOf);
    }
    return out;
}

} // namespace

Result<void> checkLinks(const Crew& crew, const container::Config& config)
{
    for (const std::string& text : config.links) {
        const Link link = linkOf(text);
        TRY_DECLARE(const BerthPtr other, crew.table.find(link.other));
        if (!other->now()->state.isAlive())
            return Error(ErrorKind::Conflict,
                         "cannot link to container " + link.other + " as " + link.alias + ": it is not running");
    }
    return ok();
}

std::vector<std::pair<std::string, std::string>> linkedNames(const Crew& crew, const container::Config& config,
                                                             const network::Connected& connected)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const network::Endpoint& endpoint : connected.endpoints) {
        for (const Link& link : linksOn(config, endpoint)) {
            const auto found = crew.table.find(link.other);
            if (!found)
                continue;
            const ContainerPtr other = (*found)->now();
            const auto& theirs = other->network.endpoints;
            const auto there = std::ranges::find(theirs, endpoint.network, &network::Endpoint::network);
            if (there != theirs.end())
                out.emplace_back(there->address,
                                 link.alias == other->name ? other->name : link.alias + " " + other->name);
        }
    }
    return out;
}

} // namespace darse::engine
