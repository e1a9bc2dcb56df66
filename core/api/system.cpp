// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/system.h"

#include "core/api/containerhandler.h"
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"
#include "core/api/infojson.h"
#include "core/api/volumejson.h"
#include "core/cgroup/hierarchy.h"
#include "core/oci/manifest.h"
#include "core/oci/reference.h"

#include <memory>

namespace darse::api {

using engine::Verbs;
using nlohmann::json;

namespace {

Inventory inventoryOf(const Verbs& verbs)
{
    Inventory out{.images = verbs.images.store().images()->size()};
    for (const engine::ContainerPtr& container : verbs.containers.list()) {
        using container::Status;
        const Status status = container->state.status;
        ++(status == Status::Paused                                    ? out.paused
           : status == Status::Running || status == Status::Restarting ? out.running
                                                                       : out.stopped);
    }
    return out;
}

Limits limitsHere()
{
    const auto hierarchy = cgroup::Hierarchy::find();
    if (!hierarchy)
        return {};
    const auto has = [&hierarchy](const char* controller) { return hierarchy->treeOf(controller) != nullptr; };
    const cgroup::Tree* memory = hierarchy->treeOf("memory");
    return {.hasMemory = memory != nullptr,
            .hasCpu = has("cpu"),
            .hasCpuset = has("cpuset"),
            .hasPids = has("pids"),
            .canDisableOom = memory != nullptr && memory->version == cgroup::Version::V1};
}

net::Handler info(const Machine& machine, const Verbs& verbs)
{
    const auto known = std::make_shared<const Machine>(machine);
    return [known, verbs](net::Incoming&, net::Responder& responder) {
        sendJson(responder, infoJson({.machine = *known,
                                      .programs = verbs.programs,
                                      .inventory = inventoryOf(verbs),
                                      .limits = limitsHere(),
                                      .now = std::chrono::system_clock::now()}));
    };
}

json volumesInUse(const Verbs& verbs)
{
    json out = json::array();
    for (const rootfs::Volume& volume : verbs.volumes.list()) {
        const auto size = verbs.volumes.size(volume.name);
        json row = volumeJson(volume);
        row["UsageData"] =
            volumeUseJson(size ? std::optional(*size) : std::nullopt, verbs.volumes.users(volume.name).size());
        out.push_back(std::move(row));
    }
    return out;
}

Result<json> use(const Verbs& verbs, const net::Incoming&, const Parameters&)
{
    TRY_DECLARE(const store::DiskUse use, verbs.images.store().diskUse());
    json out = diskUse(use, verbs.images.store().images());
    out["Containers"] = sizedContainers(verbs);
    out["Volumes"] = volumesInUse(verbs);
    out["BuilderSize"] = 0;
    return out;
}

/// Nothing is built, so nothing is kept for the next time: "docker system prune" asks for it all the same.
Result<json> pruneBuilds(const Verbs&, const net::Incoming&, const Parameters&)
{
    return json{{"CachesDeleted", nullptr}, {"SpaceReclaimed", 0}};
}

json platformJson(const oci::Platform& platform)
{
    json out{{"architecture", platform.architecture}, {"os", platform.os}};
    if (!platform.variant.empty())
        out["variant"] = platform.variant;
    return out;
}

Result<json> platformsOf(registry::PullSource& source, const std::string& repository, const registry::Fetched& fetched,
                         const std::stop_token& stop)
{
    json out = json::array();
    TRY_DECLARE(const oci::Document document, oci::parseDocument(fetched.bytes, fetched.descriptor.mediaType));
    if (const auto* index = std::get_if<oci::Index>(&document)) {
        for (const oci::Descriptor& one : index->manifests) {
            if (one.platform)
                out.push_back(platformJson(*one.platform));
        }
        return out;
    }
    const auto& manifest = std::get<oci::Manifest>(document);
    TRY_DECLARE(const std::string text, source.document(repository, manifest.config, stop));
    TRY_DECLARE(const oci::ImageConfig config, oci::parseImageConfig(text));
    out.push_back(platformJson(config.platform));
    return out;
}

/// What a registry has of a name, without its content.
Result<json> distribution(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const auto names, oci::candidates(request.parameter("name"), verbs.images.search()));
    const oci::Reference& name = names.front();
    TRY_DECLARE(const auto credential, requestCredential(request, name.registry));
    TRY_DECLARE(const auto source, verbs.images.registries().source(name.registry, credential));
    const std::string reference = name.digest ? name.digest->text() : name.tag.value_or("latest");
    TRY_DECLARE(const registry::Fetched fetched, source->manifest(name.repository, reference, request.stop()));
    TRY_DECLARE(json platforms, platformsOf(*source, name.repository, fetched, request.stop()));
    return json{{"Descriptor",
                 {{"mediaType", fetched.descriptor.mediaType},
                  {"digest", fetched.descriptor.digest.text()},
                  {"size", fetched.descriptor.size}}},
                {"Platforms", std::move(platforms)}};
}

} // namespace

std::vector<net::Route> systemRoutes(const Machine& machine, const Verbs& verbs)
{
    return {
        {"GET", "/info", info(machine, verbs)},
        {"GET", "/system/df", asks(verbs, use)},
        {"POST", "/build/prune", asks(verbs, pruneBuilds)},
        {"GET", "/distribution/{name...}/json", asks(verbs, distribution)},
    };
}

} // namespace darse::api
