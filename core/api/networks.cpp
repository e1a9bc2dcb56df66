// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/networkfilter.h"
#include "core/api/networkjson.h"
#include "core/container/dockerwords.h"
#include "core/container/reader.h"

#include <algorithm>

namespace darse::api {

using engine::Verbs;
using network::Network;
using nlohmann::json;

namespace {

constexpr int kDone = 200;
constexpr int kGone = 204;
constexpr int kMade = 201;

Result<Network> found(const Verbs& verbs, std::string_view text)
{
    auto network = verbs.networks.find(text);
    if (!network && network.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::NotFound, "network " + std::string(text) + " not found");
    return network;
}

Result<json> list(const Verbs& verbs, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kNetworkFilters));
    TRY(checkNetworkTypes(filters));
    TRY_DECLARE(const bool isDangling, filters.flag("dangling", false));
    json out = json::array();
    for (const Network& network : verbs.networks.list()) {
        const auto isFree = [&] { return !isPredefined(network) && verbs.networks.members(network.id).empty(); };
        if (fits(network, filters) && (!filters.has("dangling") || isFree() == isDangling))
            out.push_back(networkJson(network));
    }
    return out;
}

Result<json> inspect(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    const std::string scope = parameters.text("scope");
    if (!scope.empty() && scope != "local")
        return Error(ErrorKind::NotFound, "network " + std::string(idIn(request)) + " not found");
    TRY_DECLARE(const Network network, found(verbs, idIn(request)));
    json out = networkJson(network);
    out["Containers"] = membersJson(network.id, verbs.networks.members(network.id));
    return out;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string out;
    for (const std::string& line : lines)
        out += (out.empty() ? "" : "; ") + line;
    return out;
}

Result<void> create(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    std::vector<std::string> warnings;
    TRY_DECLARE(const network::NetworkAsked asked, parseNetwork(body, warnings));
    if (isPredefined({.id = {}, .name = asked.name}))
        return Error(ErrorKind::PermissionDenied,
                     "operation is not permitted on predefined " + asked.name + " network ");
    auto network = verbs.networks.create(asked);
    if (!network && network.error().kind() == ErrorKind::AlreadyExists)
        return Error(ErrorKind::AlreadyExists, "network with name " + asked.name + " already exists");
    if (!network)
        return network.error();
    return sendJson(responder, kMade, {{"Id", network->id.value()}, {"Warning", joined(warnings)}});
}

Result<int> remove(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const Network network, found(verbs, idIn(request)));
    if (isPredefined(network))
        return Error(ErrorKind::PermissionDenied, network.name + " is a pre-defined network and cannot be removed");
    const auto result = verbs.networks.remove(network.id.value());
    // Docker forbids it, where others would speak of a conflict.
    if (!result && result.error().kind() == ErrorKind::InUse)
        return Error(ErrorKind::PermissionDenied, "error while removing network: network " + network.name + " id " +
                                                      network.id.value() + " has active endpoints");
    TRY(result);
    return kGone;
}

Result<json> prune(const Verbs& verbs, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kNetworkPruneFilters));
    std::optional<engine::TimePoint> until;
    if (filters.has("until")) {
        TRY_DECLARE(until, parseMoment(filters.of("until").front(), std::chrono::system_clock::now()));
    }
    TRY_DECLARE(const auto names, verbs.networks.prune([&](const Network& network) {
        const auto isUnwanted = [&](const std::string& label) { return hasLabels(network.labels, {label}); };
        return (!until || network.created < *until) && hasLabels(network.labels, filters.of("label")) &&
               std::ranges::none_of(filters.of("label!"), isUnwanted);
    }));
    return json{{"NetworksDeleted", names.empty() ? json(nullptr) : json(names)}};
}

/// Who is to be put on a network or taken from it.
struct Joining {
    std::string container;
    container::EndpointAsked endpoint{};
    bool isForced = false;
};

Result<Joining> joiningOf(net::Incoming& request)
{
    TRY_DECLARE(const json body, jsonBody(request));
    std::vector<std::string> ignored;
    TRY_DECLARE(container::Reader reader, container::Reader::of(body, {}, ignored));
    Joining out;
    TRY(reader.read("Container", out.container));
    TRY(reader.read("Force", out.isForced));
    if (const json* endpoint = reader.find("EndpointConfig")) {
        TRY_DECLARE(out.endpoint, container::parseEndpoint(*endpoint));
    }
    if (out.container.empty())
        return Error(ErrorKind::InvalidInput, "Container must say who is meant");
    return out;
}

Result<void> connect(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Joining joining, joiningOf(request));
    TRY_DECLARE(const Network network, found(verbs, idIn(request)));
    TRY(verbs.containers.connect(joining.container, network.id.value(), joining.endpoint, request.stop()));
    sendEmpty(responder, kDone);
    return ok();
}

Result<void> disconnect(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Joining joining, joiningOf(request));
    TRY_DECLARE(const Network network, found(verbs, idIn(request)));
    // By force also one that is gone: nobody is left on a network here.
    if (joining.isForced && !verbs.containers.find(joining.container))
        return Error(ErrorKind::NotFound, "endpoint " + joining.container + " not found");
    TRY(verbs.containers.disconnect(joining.container, network.id.value()));
    sendEmpty(responder, kDone);
    return ok();
}

} // namespace

std::vector<net::Route> networkRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/networks", asks(verbs, list)},
        {"POST", "/networks/create", acts(verbs, create)},
        {"POST", "/networks/prune", asks(verbs, prune)},
        {"GET", "/networks/{id}", asks(verbs, inspect)},
        {"DELETE", "/networks/{id}", does(verbs, remove)},
        {"POST", "/networks/{id}/connect", acts(verbs, connect)},
        {"POST", "/networks/{id}/disconnect", acts(verbs, disconnect)},
    };
}

} // namespace darse::api
