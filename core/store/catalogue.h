// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/blobs.h"
#include "core/store/image.h"
#include "core/store/imageindex.h"
#include "core/store/layers.h"

#include <map>
#include <set>

namespace darse::store {

/// What a manifest in the index stands for, read once.
struct ManifestFacts {
    oci::Descriptor descriptor;
    oci::Descriptor config;
    std::optional<oci::Descriptor> standIn{};
    std::vector<LayerPlan> layers{};
    std::vector<Bytes> contents{}; ///< of the unpacked layers; nothing for one that is not there
    std::optional<TimePoint> created{};
    oci::Platform platform{};
    oci::Annotations labels{};
};

/// Contents and layers that somebody needs.
struct Needs {
    std::set<oci::Digest> blobs{};
    std::set<oci::Digest> layers{};

    void add(const ManifestFacts& manifest);
};

/// Reads manifest and configuration of an index entry. What is damaged is Io, Protocol or NotFound.
[[nodiscard]] Result<ManifestFacts> readFacts(const IndexEntry& entry, const Blobs& blobs, const Layers& layers);

/// Everything that the index speaks of, kept in memory. Never changes once made.
class Catalogue {
public:
    using FactsPtr = std::shared_ptr<const ManifestFacts>;

    /// Reads what `previous` does not know yet.
    static std::shared_ptr<const Catalogue> of(const ImageIndex& index, const Blobs& blobs, const Layers& layers,
                                               const Catalogue& previous);
    Catalogue() : m_images(std::make_shared<std::vector<ImageInfo>>()) {}

    [[nodiscard]] const ImageList& images() const { return m_images; }
    [[nodiscard]] const ImageInfo* image(const oci::Digest& id) const;
    /// Null for one that is not in the index or cannot be read.
    [[nodiscard]] const ManifestFacts* manifest(const oci::Digest& digest) const;
    [[nodiscard]] std::vector<const ManifestFacts*> manifestsOf(const oci::Digest& id) const;
    [[nodiscard]] std::optional<oci::Digest> idOf(const oci::Digest& manifest) const;
    /// Manifests in the index that cannot be read: nobody knows what they need.
    [[nodiscard]] const std::set<oci::Digest>& unreadable() const { return m_unreadable; }
    /// Of all images but these.
    [[nodiscard]] Needs needs(const std::set<oci::Digest>& without = {}) const;

private:
    void list(const ImageIndex& index);

    std::map<oci::Digest, FactsPtr> m_manifests;
    std::set<oci::Digest> m_unreadable;
    ImageList m_images;
};

} // namespace darse::store
