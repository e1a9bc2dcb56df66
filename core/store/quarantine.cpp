// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/quarantine.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <algorithm>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

/// A path in the quarantine that is free.
Result<fs::path> newPlace(const StoreCore& core, const std::string& name)
{
    TRY(makeDirectory(core.paths.quarantine()));
    fs::path place = core.paths.quarantine() / name;
    for (int number = 2; isThere(place); ++number)
        place = core.paths.quarantine() / (name + "-" + std::to_string(number));
    return place;
}

/// What is left of a file, copied; another image may need it too.
void keepCopy(const fs::path& file, const fs::path& as)
{
    std::error_code ignored; // what cannot be read cannot be kept
    fs::copy_file(file, as, ignored);
}

/// The manifests among the blobs that are not in the index, as its entries without a name.
void addForgotten(const StoreCore& core, ImageIndex& index)
{
    std::set<oci::Digest> known;
    for (const IndexEntry& entry : index.entries())
        known.insert(entry.manifest.digest);
    for (const oci::Digest& blob : core.blobs.list()) {
        if (known.contains(blob) || core.blobs.size(blob).value_or(oci::kMaxDocument + 1) > oci::kMaxDocument)
            continue;
        const auto json = core.blobs.readDocument(blob);
        if (!json)
            continue;
        // Not every manifest says what it is.
        auto manifest = oci::parseManifest(*json, {});
        if (!manifest)
            manifest = oci::parseManifest(*json, oci::mediatype::kManifest);
        if (!manifest)
            continue;
        IndexEntry entry{.manifest = {.mediaType = manifest->mediaType, .digest = blob, .size = json->size()}};
        if (readFacts(entry, core.blobs, core.layers))
            index.add(std::move(entry));
    }
}

std::optional<ImageIndex> readIndexAt(const fs::path& path)
{
    const auto json = sys::readFile(path, mebibytes(64));
    auto index = json ? ImageIndex::parse(*json) : Result<ImageIndex>(json.error());
    if (!index)
        return std::nullopt;
    return std::move(index).value();
}

} // namespace

Result<void> quarantineImage(StoreCore& core, const oci::Digest& manifest, const std::vector<oci::Digest>& damaged)
{
    TRY_DECLARE(const fs::path place, newPlace(core, StorePaths::layerName(manifest)));
    TRY(makeDirectory(place));
    ImageIndex entries;
    const ImageIndex index = core.index();
    for (const IndexEntry& entry : index.entries()) {
        if (entry.manifest.digest == manifest)
            entries.add(entry);
    }
    TRY(sys::writeFileAtomically(place / "index.json", entries.toJson(), {.mode = 0644}));
    keepCopy(core.paths.blob(manifest), place / "manifest.json");
    const auto catalogue = core.catalogue();
    if (const auto id = catalogue->idOf(manifest))
        keepCopy(core.paths.blob(*id), place / "config.json");
    for (const oci::Digest& blob : damaged)
        keepCopy(core.paths.blob(blob), place / StorePaths::layerName(blob));
    return core.change([&](StoreCore::Draft& draft) -> Result<void> {
        const auto id = draft.catalogue.idOf(manifest);
        const auto users = id ? core.usersOf(*id) : std::vector<std::string>();
        if (!users.empty())
            return Error(ErrorKind::InUse, "it is used by " + users.front());
        draft.index.drop(manifest);
        return ok();
    });
}

Result<void> quarantinePath(const StoreCore& core, const fs::path& path)
{
    TRY_DECLARE(const fs::path place, newPlace(core, path.filename()));
    return moveTo(path, place);
}

Result<void> rebuildIndex(StoreCore& core)
{
    auto index = readIndexAt(core.paths.index());
    if (!index && isThere(core.paths.index()))
        TRY(quarantinePath(core, core.paths.index()));
    if (!index)
        index = readIndexAt(core.paths.indexBackup());
    ImageIndex complete = index.value_or(ImageIndex());
    addForgotten(core, complete);
    return core.replaceIndex(complete);
}

} // namespace darse::store
