// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/image.h"
#include "core/store/intake.h"
#include "core/store/removal.h"
#include "core/store/unpack.h"

#include <filesystem>
#include <functional>

namespace darse::store {

class StoreCore;

/// The names of the containers that use an image. Called with the store locked: it must not call the store, nor wait
/// for a lock under which somebody calls the store.
using UsedBy = std::function<std::vector<std::string>(const oci::Digest& image)>;

struct StoreOptions {
    OverlayMarks marks = OverlayMarks::Trusted;
    UnpackLimits limits{};
    oci::SearchOrder search{}; ///< for names without a registry
    UsedBy usedBy{};           ///< absent: nothing is used
    UsedBy runningIn{};        ///< those of them that run; absent: none does
};

/// The images of one machine, or of one person: an OCI layout in `root`/images and unpacked layers in `root`/layers.
/// There is one object per folder. Safe to use from many threads at once; whatever is listed is complete, also after
/// this process or the machine has died at any moment.
class ImageStore {
public:
    /// Makes what is missing, and removes what earlier lives have left behind. Damage does not keep a store from
    /// opening (see fsck.h); a store whose index cannot be read takes no changes: InvalidState.
    [[nodiscard]] static Result<std::unique_ptr<ImageStore>> open(const std::filesystem::path& root,
                                                                  StoreOptions options);
    ~ImageStore();

    /// The machine died before the latest content was safe on its disk: repairStore() at Depth::Deep is due.
    [[nodiscard]] bool isSuspect() const;

    /// Why the index cannot be used, if it cannot: nothing is listed then, and nothing can be changed before a repair.
    [[nodiscard]] std::optional<Error> problem() const;

    [[nodiscard]] ImageList images() const;

    /// What `text` means: a full id, at least 4 digits of one, "name[:tag]", "name@digest"; short names are looked for
    /// in the order of the options. NotFound; Conflict names all ids that a prefix fits.
    [[nodiscard]] Result<Found> resolve(std::string_view text) const;
    [[nodiscard]] Result<Image> image(const oci::Digest& id) const;
    /// The image as this manifest of it has it.
    [[nodiscard]] Result<Image> imageOfManifest(const oci::Digest& manifest) const;
    [[nodiscard]] Result<std::vector<HistoryStep>> history(const oci::Digest& id) const;

    /// The lower directory of a layer; the record of it.
    [[nodiscard]] std::filesystem::path layerPath(const oci::Digest& chainId) const;
    [[nodiscard]] Result<LayerRecord> layer(const oci::Digest& chainId) const;
    /// How whiteouts and opaque directories are marked in all of them.
    [[nodiscard]] OverlayMarks marks() const;
    /// A blob, read from its beginning; not verified again.
    [[nodiscard]] Result<ByteSource> openBlob(const oci::Digest& digest) const;

    [[nodiscard]] std::unique_ptr<Intake> intake();

    /// Keeps an image from being removed as long as the hold lives; its names may go. For whoever reads it for longer
    /// (push, save) and for the moment between looking it up and having registered a container.
    [[nodiscard]] Result<std::shared_ptr<void>> hold(const oci::Digest& id);

    /// Gives an image a name with a tag, taken from the image that had it before. A digest in it is noted as what the
    /// image is known by: a push has told it.
    [[nodiscard]] Result<void> tag(const Found& image, const oci::Reference& name);

    /// Takes a name away, and gives it in full; the image stays, also without any. InvalidInput for what is no name.
    [[nodiscard]] Result<std::string> untag(std::string_view name);

    /// Removes a name, and the image with its last one; by id the image with its only name. Layers and blobs that no
    /// other image needs go with it.
    [[nodiscard]] Result<Removal> remove(std::string_view text, Force force);
    [[nodiscard]] Result<Removal> prunePreview(const PruneFilter& filter) const;
    [[nodiscard]] Result<Removal> prune(const PruneFilter& filter);

    [[nodiscard]] Result<DiskUse> diskUse() const;

    /// For the other parts of this room.
    [[nodiscard]] StoreCore& core() const { return *m_core; }

private:
    explicit ImageStore(std::unique_ptr<StoreCore> core);

    std::unique_ptr<StoreCore> m_core;
};

} // namespace darse::store
