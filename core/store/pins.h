// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/catalogue.h"

namespace darse::store {

/// What operations that are under way need. Counted: what two have pinned is free when both have let go.
class Pins {
public:
    void add(const Needs& needs) { count(needs, 1); }
    void remove(const Needs& needs) { count(needs, -1); }
    void addImage(const oci::Digest& id) { step(m_images, id, 1); }
    void removeImage(const oci::Digest& id) { step(m_images, id, -1); }

    [[nodiscard]] bool hasBlob(const oci::Digest& blob) const { return m_blobs.contains(blob); }
    [[nodiscard]] bool hasLayer(const oci::Digest& layer) const { return m_layers.contains(layer); }
    [[nodiscard]] bool hasImage(const oci::Digest& id) const { return m_images.contains(id); }

private:
    using Counts = std::map<oci::Digest, int>;

    static void step(Counts& counts, const oci::Digest& digest, int by)
    {
        if ((counts[digest] += by) == 0)
            counts.erase(digest);
    }
    void count(const Needs& needs, int by)
    {
        for (const oci::Digest& blob : needs.blobs)
            step(m_blobs, blob, by);
        for (const oci::Digest& layer : needs.layers)
            step(m_layers, layer, by);
    }

    Counts m_blobs;
    Counts m_layers;
    Counts m_images;
};

} // namespace darse::store
