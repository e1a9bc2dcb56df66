// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A container's networks while it lives.
#include "core/engine/containers.h"
#include "core/engine/launch.h"

#include <algorithm>

namespace darse::engine {
namespace {

void tellNetwork(Crew& crew, const network::Network& network, const Container& container, std::string action)
{
    crew.events.add(
        {.type = "network",
         .action = std::move(action),
         .object = network.id.value(),
         .attributes = {{"container", container.id.value()}, {"name", network.name}, {"type", network.driver}}});
}

/// One that was taken off its last network has none, but can still be on one.
bool canJoin(const Crew& crew, const Container& container)
{
    if (container.config->modes.network != "none")
        return false;
    std::error_code error;
    return !container.state.isAlive() || std::filesystem::exists(crew.networks.namespacePath(container.id), error);
}

Result<void> checkNamed(const Crew& crew, const Container& container)
{
    if (!canJoin(crew, container) && !isNamedNetwork(container.config->modes.network))
        return Error(ErrorKind::PermissionDenied, "container " + container.name + " shares the network of " +
                                                      container.config->modes.network +
                                                      " and cannot be on another one");
    return ok();
}

} // namespace

Result<void> Containers::connect(std::string_view text, std::string_view networkText,
                                 const container::EndpointAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    TRY_DECLARE(const network::Network network, m_crew.networks.find(networkText));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    TRY(checkNamed(m_crew, container));
    if (container.config->endpoints.contains(network.name))
        return Error(ErrorKind::PermissionDenied,
                     "endpoint with name " + container.name + " already exists in network " + network.name);
    if (container.state.isAlive()) {
        TRY_DECLARE(network::Endpoint endpoint,
                    m_crew.networks.connectOne(
                        {.id = container.id, .name = container.name, .hostname = container.config->hostname},
                        network.id, asked, stop));
        container.network.endpoints.push_back(std::move(endpoint));
        TRY(writeNameFiles(m_crew, container, container.network));
    }
    container::Config config = *container.config;
    config.endpoints.emplace(network.name, asked);
    if (config.modes.network == "none")
        config.modes.network = network.name;
    container.config = std::make_shared<const container::Config>(std::move(config));
    TRY(m_crew.table.change(*berth, container));
    tellNetwork(m_crew, network, container, "connect");
    return ok();
}

Result<void> Containers::disconnect(std::string_view text, std::string_view networkText)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    TRY_DECLARE(const network::Network network, m_crew.networks.find(networkText));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    TRY(checkNamed(m_crew, container));
    container::Config config = *container.config;
    const bool wasAsked = config.endpoints.erase(network.name) + config.endpoints.erase(network.id.value()) > 0;
    const bool isOwn =
        config.modes.network == network.name || config.modes.network == network.id.value() ||
        (network.name == "bridge" && (config.modes.network == "default" || config.modes.network.empty()));
    if (!wasAsked && !isOwn)
        return Error(ErrorKind::PermissionDenied,
                     "container " + container.id.value() + " is not connected to network " + network.name);
    if (container.state.isAlive()) {
        TRY(m_crew.networks.disconnectOne(container.id, network.id));
        std::erase_if(container.network.endpoints, [&](const auto& one) { return one.network == network.id; });
        TRY(writeNameFiles(m_crew, container, container.network));
    }
    if (isOwn)
        config.modes.network = config.endpoints.empty() ? "none" : config.endpoints.begin()->first;
    container.config = std::make_shared<const container::Config>(std::move(config));
    TRY(m_crew.table.change(*berth, container));
    tellNetwork(m_crew, network, container, "disconnect");
    return ok();
}

} // namespace darse::engine
