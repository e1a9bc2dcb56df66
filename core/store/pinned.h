// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storecore.h"

namespace darse::store {

/// Keeps what a manifest needs on the disk as long as this lives, also when its image is removed meanwhile.
class Pinned {
public:
    Pinned(StoreCore& core, const oci::Digest& manifest) : m_core(core)
    {
        const auto catalogue = core.catalogue();
        if (const ManifestFacts* facts = catalogue->manifest(manifest))
            m_needs.add(*facts);
        m_core.pin(m_needs);
    }
    Pinned(const Pinned&) = delete;
    Pinned& operator=(const Pinned&) = delete;
    ~Pinned() { m_core.unpin(m_needs); }

private:
    StoreCore& m_core;
    Needs m_needs;
};

} // namespace darse::store
