// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/imagejson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

using nlohmann::json;

namespace {

std::int64_t secondsOf(std::chrono::sys_time<std::chrono::nanoseconds> time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

json tagsOf(const store::ImageInfo& image)
{
    json out = json::array();
    for (const store::ImageName& name : image.names)
        out.push_back(familiar(name.text));
    return out;
}

json digestsOf(const store::ImageInfo& image)
{
    json out = json::array();
    for (const std::string& text : image.digests)
        out.push_back(familiar(text));
    return out;
}

/// ["80/tcp"] as {"80/tcp": {}}.
json setOf(const std::vector<std::string>& names)
{
    json out = json::object();
    for (const std::string& name : names)
        out[name] = json::object();
    return out;
}

json listOrNull(const std::optional<std::vector<std::string>>& list)
{
    return list ? json(*list) : json(nullptr);
}

json runConfig(const oci::RunConfig& run)
{
    json out{{"User", run.user},
             {"Env", run.environment},
             {"Cmd", listOrNull(run.command)},
             {"Entrypoint", listOrNull(run.entrypoint)},
             {"WorkingDir", run.workingDirectory},
             {"Labels", run.labels.empty() ? json(nullptr) : json(run.labels)},
             {"Volumes", run.volumes.empty() ? json(nullptr) : setOf(run.volumes)},
             {"OnBuild", run.onBuild.empty() ? json(nullptr) : json(run.onBuild)}};
    if (!run.exposedPorts.empty())
        out["ExposedPorts"] = setOf(run.exposedPorts);
    if (!run.stopSignal.empty())
        out["StopSignal"] = run.stopSignal;
    if (run.shell)
        out["Shell"] = *run.shell;
    if (!run.healthcheckJson.empty())
        out["Healthcheck"] = json::parse(run.healthcheckJson, nullptr, false);
    return out;
}

/// As overlay mounts it: the top layer is the upper one, the others follow from the top down.
json graphDriver(const store::ImageStore& store, const store::ImageInfo& image)
{
    json out{{"Name", "overlay2"}, {"Data", json::object()}};
    if (image.layers.empty())
        return out;
    out["Data"]["UpperDir"] = store.layerPath(image.layers.back()).string();
    std::string lower;
    for (std::size_t i = image.layers.size() - 1; i-- > 0;)
        lower += (lower.empty() ? "" : ":") + store.layerPath(image.layers[i]).string();
    if (!lower.empty())
        out["Data"]["LowerDir"] = lower;
    return out;
}

json textsOf(const std::vector<oci::Digest>& digests)
{
    json out = json::array();
    for (const oci::Digest& digest : digests)
        out.push_back(digest.text());
    return out;
}

} // namespace

std::string familiar(const std::string& name)
{
    const auto reference = oci::parseReference(name);
    return reference ? reference->familiar() : name;
}

json summary(const store::ImageInfo& image, SharedSize shared)
{
    return {{"Id", image.id.text()},
            {"ParentId", ""},
            {"RepoTags", tagsOf(image)},
            {"RepoDigests", digestsOf(image)},
            {"Created", image.created ? secondsOf(*image.created) : 0},
            {"Size", image.size.count()},
            {"VirtualSize", image.size.count()},
            {"SharedSize", shared == SharedSize::Tell ? json(image.shared.count()) : json(-1)},
            {"Labels", image.labels.empty() ? json(nullptr) : json(image.labels)},
            {"Containers", -1}};
}

json inspection(const store::ImageStore& store, const store::Image& image)
{
    const oci::Platform& platform = image.config.platform;
    json out{{"Id", image.info.id.text()},
             {"RepoTags", tagsOf(image.info)},
             {"RepoDigests", digestsOf(image.info)},
             {"Parent", ""},
             {"Comment", image.config.history.empty() ? "" : image.config.history.back().comment},
             {"Created", image.config.created},
             {"Author", image.config.author},
             {"DockerVersion", ""},
             // Compose 1 reads what an image was built with, and must find something.
             {"Container", ""},
             {"ContainerConfig", runConfig({})},
             {"Config", runConfig(image.config.run)},
             {"Architecture", platform.architecture},
             {"Os", platform.os},
             {"Size", image.info.size.count()},
             {"VirtualSize", image.info.size.count()},
             {"GraphDriver", graphDriver(store, image.info)},
             {"RootFS", {{"Type", "layers"}, {"Layers", textsOf(image.config.diffIds)}}},
             {"Metadata", {{"LastTagTime", "0001-01-01T00:00:00Z"}}},
             {"Descriptor",
              {{"mediaType", image.manifest.mediaType},
               {"digest", image.info.manifest.text()},
               {"size", image.manifestJson.size()}}}};
    if (!platform.variant.empty())
        out["Variant"] = platform.variant;
    return out;
}

json steps(const store::Image& image, const std::vector<store::HistoryStep>& history)
{
    json out = json::array();
    // Docker tells the newest first.
    for (auto step = history.rbegin(); step != history.rend(); ++step) {
        const bool isTop = step == history.rbegin();
        const auto time = oci::parseTime(step->entry.created);
        out.push_back({{"Id", isTop ? image.info.id.text() : "<missing>"},
                       {"Created", time ? secondsOf(*time) : 0},
                       {"CreatedBy", step->entry.createdBy},
                       {"Comment", step->entry.comment},
                       {"Size", step->size.count()},
                       {"Tags", isTop && !image.info.names.empty() ? tagsOf(image.info) : json(nullptr)}});
    }
    return out;
}

json removals(const store::Removal& removal)
{
    json out = json::array();
    for (const std::string& name : removal.untagged)
        out.push_back({{"Untagged", familiar(name)}});
    for (const auto& image : removal.images)
        out.push_back({{"Deleted", image.id.text()}});
    return out;
}

json diskUse(const store::DiskUse& use, const store::ImageList& images)
{
    json list = json::array();
    for (const store::ImageInfo& image : *images) {
        json row = summary(image, SharedSize::Tell);
        const auto found = std::ranges::find(use.images, image.id, &store::DiskUse::OfImage::id);
        row["Containers"] = found == use.images.end() ? 0 : found->usedBy.size();
        list.push_back(std::move(row));
    }
    return {{"LayersSize", use.layers.count()},
            {"Images", std::move(list)},
            {"Containers", json::array()},
            {"Volumes", json::array()},
            {"BuildCache", json::array()},
            {"Darse",
             {{"layers", use.layerCount},
              {"sharedLayersSize", use.sharedLayers.count()},
              {"blobs", use.blobCount},
              {"blobsSize", use.blobs.count()},
              {"reclaimable", use.reclaimable.count()}}}};
}

json toJson(const engine::Event& event)
{
    const auto time = event.at.time_since_epoch();
    return {{"Type", event.type},
            {"Action", event.action},
            {"Actor", {{"ID", event.object}, {"Attributes", event.attributes}}},
            {"scope", "local"},
            {"status", event.action},
            {"id", event.object},
            {"time", std::chrono::floor<std::chrono::seconds>(time).count()},
            {"timeNano", time.count()}};
}

json preview(const store::Removal& removal)
{
    json images = json::array();
    for (const auto& image : removal.images)
        images.push_back({{"id", image.id.text()}, {"names", image.names}, {"freed", image.freed.count()}});
    return {{"images", std::move(images)}, {"kept", removal.kept}, {"freed", removal.freed.count()}};
}

json toJson(const store::Finding& finding)
{
    return {{"damage", store::toString(finding.damage)},
            {"object", finding.object},
            {"what", finding.what},
            {"images", finding.images},
            {"remedy", store::toString(finding.remedy)},
            {"repaired", finding.isRepaired}};
}

} // namespace darse::api
