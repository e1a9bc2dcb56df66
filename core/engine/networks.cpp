// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/networks.h"

#include "core/engine/crew.h"

namespace darse::engine {
namespace {

Event eventOf(std::string action, const network::Network& network)
{
    return {.type = "network",
            .action = std::move(action),
            .object = network.id.value(),
            .attributes = {{"name", network.name}, {"type", network.driver}}};
}

} // namespace

std::vector<network::Network> Networks::list() const
{
    return m_crew.networks.list();
}

Result<network::Network> Networks::find(std::string_view text) const
{
    return m_crew.networks.find(text);
}

Result<network::Network> Networks::create(const network::NetworkAsked& asked)
{
    TRY_DECLARE(network::Network network, m_crew.networks.create(asked));
    m_crew.events.add(eventOf("create", network));
    return network;
}

Result<void> Networks::remove(std::string_view text)
{
    TRY_DECLARE(const network::Network network, m_crew.networks.find(text));
    TRY(m_crew.networks.remove(network.id));
    m_crew.events.add(eventOf("destroy", network));
    return ok();
}

Result<std::vector<std::string>> Networks::prune(const Fits& fits)
{
    std::vector<std::string> out;
    for (const network::Network& network : list()) {
        if (network.driver != "bridge" || network.name == "bridge" || !m_crew.networks.members(network.id).empty() ||
            !fits(network))
            continue;
        if (remove(network.id.value()))
            out.push_back(network.name);
    }
    m_crew.events.add({.type = "network", .action = "prune", .object = {}});
    return out;
}

std::vector<ContainerPtr> Networks::members(const NetworkId& id) const
{
    std::vector<ContainerPtr> out;
    for (const ContainerId& member : m_crew.networks.members(id)) {
        if (const BerthPtr berth = m_crew.table.at(member))
            out.push_back(berth->now());
    }
    return out;
}

} // namespace darse::engine
