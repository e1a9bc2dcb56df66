// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/containerrecord.h"

#include "core/container/dockerwords.h"
#include "core/kube/podplan.h"

#include <nlohmann/json.hpp>

#include <map>
#include <mutex>

namespace darse::engine {
namespace {

using container::MountType;
using container::Propagation;
using network::Endpoint;
using network::PublishedPort;
using nlohmann::json;

json toJson(const MountPoint& mount)
{
    return {{"type", static_cast<int>(mount.type)},
            {"name", mount.name},
            {"source", mount.source.string()},
            {"target", mount.target},
            {"mode", mount.mode},
            {"readOnly", mount.isReadOnly},
            {"propagation", static_cast<int>(mount.propagation)},
            {"anonymous", mount.isAnonymous},
            {"filled", mount.isFilled}};
}

MountPoint mountOf(const json& from)
{
    return {.type = static_cast<MountType>(from.at("type").get<int>()),
            .name = from.at("name"),
            .source = from.at("source").get<std::string>(),
            .target = from.at("target"),
            .mode = from.at("mode"),
            .isReadOnly = from.at("readOnly"),
            .propagation = static_cast<Propagation>(from.at("propagation").get<int>()),
            .isAnonymous = from.at("anonymous"),
            .isFilled = from.at("filled")};
}

json toJson(const Endpoint& endpoint)
{
    return {{"network", endpoint.network.value()},
            {"name", endpoint.networkName},
            {"interface", endpoint.interface},
            {"aliases", endpoint.aliases},
            {"address", endpoint.address},
            {"prefix", endpoint.prefix},
            {"gateway", endpoint.gateway},
            {"address6", endpoint.address6},
            {"prefix6", endpoint.prefix6},
            {"gateway6", endpoint.gateway6},
            {"mac", endpoint.mac}};
}

Endpoint endpointOf(const json& from)
{
    return {.network = NetworkId(from.at("network").get<std::string>()),
            .networkName = from.at("name"),
            .interface = from.at("interface"),
            .aliases = from.at("aliases").get<std::vector<std::string>>(),
            .address = from.at("address"),
            .prefix = from.at("prefix"),
            .gateway = from.at("gateway"),
            .address6 = from.at("address6"),
            .prefix6 = from.at("prefix6"),
            .gateway6 = from.at("gateway6"),
            .mac = from.at("mac")};
}

json toJson(const PublishedPort& port)
{
    return {{"inside", port.inside.number},
            {"protocol", static_cast<int>(port.inside.protocol)},
            {"address", port.address},
            {"outside", port.outside}};
}

PublishedPort portOf(const json& from)
{
    return {.inside = {.number = from.at("inside"),
                       .protocol = static_cast<container::Protocol>(from.at("protocol").get<int>())},
            .address = from.at("address"),
            .outside = from.at("outside")};
}

template <class T>
json listJson(const std::vector<T>& values)
{
    json out = json::array();
    for (const T& value : values)
        out.push_back(toJson(value));
    return out;
}

std::optional<Container> read(const std::string& id, const json& from)
{
    const auto image = oci::Digest::parse(from.at("image").get<std::string>());
    auto config = container::parseKeptConfig(from.at("config"));
    auto state = container::parseState(from.at("state"));
    if (!image || !config || !state)
        return std::nullopt;
    Container out{.id = ContainerId(id),
                  .name = from.at("name"),
                  .created = TimePoint(std::chrono::nanoseconds(from.at("created").get<std::int64_t>())),
                  .image = *image,
                  .imageName = from.at("imageName"),
                  .config = std::make_shared<const container::Config>(*std::move(config)),
                  .folder = {},
                  .log = {}};
    out.state = *std::move(state);
    out.state.monitorPid = from.at("monitor");
    out.state.restartCount = from.at("restarts");
    out.state.wasStoppedByUser = from.at("stopped");
    for (const json& mount : from.at("mounts"))
        out.mounts.push_back(mountOf(mount));
    for (const json& endpoint : from.at("endpoints"))
        out.network.endpoints.push_back(endpointOf(endpoint));
    for (const json& port : from.at("ports"))
        out.network.ports.push_back(portOf(port));
    return out;
}

struct Seals {
    std::mutex mutex;
    std::map<const state::Records*, kube::Seal> known;
};

Seals& seals()
{
    static Seals all;
    return all;
}

} // namespace

void sealRecords(const state::Records& records, kube::Seal seal)
{
    const std::lock_guard lock(seals().mutex);
    seals().known.insert_or_assign(&records, std::move(seal));
}

kube::Seal sealOf(const state::Records& records)
{
    const std::lock_guard lock(seals().mutex);
    const auto found = seals().known.find(&records);
    return found == seals().known.end() ? kube::Seal(std::string()) : found->second;
}

Result<void> keepRecord(state::Records& records, const Container& container)
{
    TRY_DECLARE(const std::string record, toRecord(container, sealOf(records)));
    return records.put(std::string(kContainerRecords), container.id.value(), record);
}

bool isConfidential(const Container& container)
{
    return container.config->labels.contains(std::string(kube::label::kPodUid));
}

Result<std::string> toRecord(const Container& container, const kube::Seal& seal)
{
    json config = container::createJson(*container.config);
    if (isConfidential(container)) {
        const std::string text = config.dump(-1, ' ', false, json::error_handler_t::replace);
        TRY_DECLARE(config, seal.close(text, container.id.value()));
    }
    const json out{{"name", container.name},
                   {"created", container.created.time_since_epoch().count()},
                   {"image", container.image.text()},
                   {"imageName", container.imageName},
                   {"config", std::move(config)},
                   {"state", container::stateJson(container.state)},
                   {"monitor", container.state.monitorPid},
                   {"restarts", container.state.restartCount},
                   {"stopped", container.state.wasStoppedByUser},
                   {"mounts", listJson(container.mounts)},
                   {"endpoints", listJson(container.network.endpoints)},
                   {"ports", listJson(container.network.ports)}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Container> parseRecord(const std::string& id, const std::string& document, const kube::Seal& seal)
{
    const Error damaged(ErrorKind::InvalidState, "the record of container " + id.substr(0, 12) + " is damaged");
    json from = json::parse(document, nullptr, false);
    if (!from.is_object())
        return damaged;
    if (const auto config = from.find("config"); config != from.end() && config->is_string()) {
        const auto opened = seal.open(config->get_ref<const std::string&>(), id);
        if (!opened)
            return damaged;
        *config = json::parse(*opened, nullptr, false);
    }
    try {
        auto out = read(id, from);
        return out ? Result<Container>(*std::move(out)) : damaged;
    } catch (const json::exception&) {
        return damaged;
    }
}

} // namespace darse::engine
