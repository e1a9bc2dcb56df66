// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storecore.h"

namespace darse::store {
namespace {

DiskUse::OfImage useOf(const ImageInfo& info, std::vector<std::string> users)
{
    DiskUse::OfImage use{.id = info.id, .size = info.size, .shared = info.shared, .unique = info.unique()};
    for (const ImageName& name : info.names)
        use.names.push_back(name.text);
    use.usedBy = std::move(users);
    return use;
}

} // namespace

Result<DiskUse> ImageStore::diskUse() const
{
    DiskUse use;
    TRY(m_core->look([&](const Catalogue& catalogue) {
        std::map<oci::Digest, int> users;
        for (const ImageInfo& info : *catalogue.images()) {
            use.images.push_back(useOf(info, m_core->usersOf(info.id)));
            for (const oci::Digest& layer : std::set(info.layers.begin(), info.layers.end()))
                ++users[layer];
        }
        for (const oci::Digest& layer : m_core->layers.list()) {
            const auto record = m_core->layers.record(layer);
            const Bytes content = record ? record->content : Bytes();
            ++use.layerCount;
            use.layers += content;
            if (users[layer] > 1)
                use.sharedLayers += content;
        }
        for (const oci::Digest& blob : m_core->blobs.list()) {
            ++use.blobCount;
            use.blobs += Bytes(m_core->blobs.size(blob).value_or(0));
        }
    }));
    TRY_DECLARE(const Removal unused, prunePreview({.scope = PruneScope::Unused}));
    use.reclaimable = unused.freed;
    return use;
}

} // namespace darse::store
