// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"
#include "core/store/archivedimages.h"
#include "core/store/layerintake.h"

namespace darse::store {
namespace {

/// The same configuration is the same image, also when it came here with other compression: a manifest that nobody has
/// signed need not be kept beside the one it has.
bool isHere(const ImageStore& store, PendingImage& pending)
{
    const auto image = store.image(pending.id);
    if (!image)
        return false;
    pending.image.manifestJson = image->manifestJson;
    pending.image.manifestType = image->manifest.mediaType;
    const auto plans = planLayers(image->manifest, image->config);
    if (!plans)
        return false;
    pending.layers = *plans;
    return true;
}

Result<void> addLayers(LayerIntake& intake, const PendingImage& pending, const LoadOptions& options)
{
    for (std::size_t i = 0; i < pending.layers.size(); ++i) {
        const LayerPlan& plan = pending.layers[i];
        if (!pending.files.empty())
            TRY(intake.adoptBlob(plan.blob, pending.files[i]->path, options.stop));
        TRY_DECLARE(const ByteSource kept, intake.openBlob(plan.blob.digest));
        TRY(intake.addLayer(plan, kept, options.progress, options.stop));
    }
    return ok();
}

Loaded loadedOf(const PendingImage& pending)
{
    Loaded loaded{.id = pending.id};
    for (const oci::Reference& name : pending.image.names)
        loaded.names.push_back(name.text());
    return loaded;
}

} // namespace

Result<std::vector<Loaded>> loadArchive(ImageStore& store, const ByteSource& archive, const LoadOptions& options)
{
    ArchiveSpool spool(store.core().paths);
    TRY(spool.fill(archive, options.limit, options.stop));
    TRY_DECLARE(std::vector<PendingImage> images, imagesOf(spool));
    LayerIntake intake(store.core());
    std::vector<NewImage> ready;
    std::vector<Loaded> loaded;
    std::vector<std::shared_ptr<void>> holds;
    const bool isDocker = spool.find("manifest.json") != nullptr;
    for (PendingImage& pending : images) {
        if (auto hold = store.hold(pending.id); hold && isDocker && isHere(store, pending)) {
            pending.files.clear();
            holds.push_back(std::move(hold).value());
        }
        TRY(addLayers(intake, pending, options));
        ready.push_back(pending.image);
        loaded.push_back(loadedOf(pending));
    }
    TRY(intake.commitAll(ready));
    return loaded;
}

} // namespace darse::store
