// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/trees.h"
#include "core/store/configchange.h"
#include "core/store/toplayer.h"

#include <algorithm>
#include <chrono>

namespace darse::rootfs {
namespace {

/// What the layer was made by, as far as anybody knows: what the container runs.
std::string commandOf(const oci::RunConfig& run)
{
    std::string text;
    for (const auto* words : {&run.entrypoint, &run.command}) {
        for (const std::string& word : words->value_or(std::vector<std::string>())) {
            text += text.empty() ? "" : " ";
            text += word;
        }
    }
    return text;
}

/// Others count: as many steps that made a layer as there are layers.
void tellAllLayers(oci::ImageConfig& config)
{
    const auto told = std::ranges::count(config.history, false, &oci::HistoryEntry::isEmptyLayer);
    for (auto count = static_cast<std::size_t>(told); count < config.diffIds.size(); ++count)
        config.history.push_back({.created = config.created});
}

} // namespace

Result<oci::Digest> commitLayer(store::ImageStore& store, const store::Image& base, const LayerView& view,
                                const CommitOptions& options, const std::stop_token& stop)
{
    store::TopLayer layer{.writeTar = [&](const ByteSink& sink) { return writeLayerTar(view, sink, stop); },
                          .config = base.config,
                          .stop = stop};
    oci::ImageConfig& config = layer.config;
    config.created = oci::formatTime(std::chrono::system_clock::now());
    config.author = options.author;
    if (options.config)
        config.run = *options.config;
    const std::string command = commandOf(config.run);
    for (const std::string& change : options.changes)
        TRY(store::applyChange(config.run, change));
    tellAllLayers(config);
    config.history.push_back(
        {.created = config.created, .createdBy = command, .author = options.author, .comment = options.comment});
    if (!options.name.empty()) {
        TRY_DECLARE(oci::Reference name, oci::parseReference(options.name));
        layer.names.push_back(std::move(name));
    }
    return store::addTopLayer(store, base, layer);
}

} // namespace darse::rootfs
