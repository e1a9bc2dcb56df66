// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What nobody needs: out of sight under the lock, by renames; off the disk without it.
#include "core/store/lookup.h"
#include "core/store/storecore.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

namespace darse::store {

namespace fs = std::filesystem;

namespace {

/// What an AtomicFile leaves behind that was killed between two of its steps.
void removeHalfWritten(const fs::path& directory)
{
    const auto names = sys::listDirectory(directory);
    if (!names)
        return;
    for (const std::string& name : *names) {
        std::error_code ignored; // it is looked for again at the next start
        const bool isOurs = name.starts_with(".index.") || name.starts_with(".oci-layout.");
        if (isOurs && name.ends_with(".new"))
            fs::remove(directory / name, ignored);
    }
}

} // namespace

void StoreCore::pin(const Needs& needs)
{
    const std::lock_guard lock(m_mutex);
    m_pins.add(needs);
}

Result<void> StoreCore::pinImage(const oci::Digest& id, Needs& needs)
{
    const std::lock_guard lock(m_mutex);
    if (m_catalogue->image(id) == nullptr)
        return noSuchImage(id.text());
    for (const ManifestFacts* manifest : m_catalogue->manifestsOf(id))
        needs.add(*manifest);
    m_pins.add(needs);
    m_pins.addImage(id);
    return ok();
}

void StoreCore::unpin(const Needs& needs, const std::optional<oci::Digest>& image)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pins.remove(needs);
        if (image)
            m_pins.removeImage(*image);
    }
    collect(needs);
}

void StoreCore::collect(const Needs& candidates)
{
    std::vector<fs::path> aside;
    {
        const std::lock_guard lock(m_mutex);
        aside = setAside(candidates);
    }
    removeAll(aside);
}

Needs StoreCore::unneeded() const
{
    Needs unneeded;
    const std::lock_guard lock(m_mutex);
    if (m_indexError || !m_catalogue->unreadable().empty())
        return unneeded;
    const Needs needs = m_catalogue->needs();
    for (const oci::Digest& layer : layers.list()) {
        if (!needs.layers.contains(layer) && !m_pins.hasLayer(layer))
            unneeded.layers.insert(layer);
    }
    for (const oci::Digest& blob : blobs.list()) {
        if (!needs.blobs.contains(blob) && !m_pins.hasBlob(blob))
            unneeded.blobs.insert(blob);
    }
    return unneeded;
}

std::vector<fs::path> StoreCore::setAside(const Needs& candidates)
{
    std::vector<fs::path> aside;
    // As long as there is an image of which nobody knows what it needs, everything may be needed.
    if (m_indexError || !m_catalogue->unreadable().empty())
        return aside;
    const auto put = [&](const fs::path& path, std::string_view kind) {
        if (!isThere(path))
            return;
        const fs::path to = paths.newWork(kind);
        if (moveTo(path, to))
            aside.push_back(to);
    };
    const Needs needs = m_catalogue->needs();
    // Layers first: a blob without its layer is a download saved, a layer without its blob is damage.
    for (const oci::Digest& layer : candidates.layers) {
        if (!needs.layers.contains(layer) && !m_pins.hasLayer(layer))
            put(paths.layer(layer), "removed-layer");
    }
    for (const oci::Digest& blob : candidates.blobs) {
        if (!needs.blobs.contains(blob) && !m_pins.hasBlob(blob))
            put(paths.blob(blob), "removed-blob");
    }
    return aside;
}

void StoreCore::removeAll(const std::vector<fs::path>& aside)
{
    if (aside.empty())
        return;
    const auto work = sys::Directory::open(paths.work());
    if (!work)
        return;
    for (const fs::path& path : aside)
        (void)work->removeTree(path.filename(), {}); // what fails stays in work until the next start
}

void StoreCore::sweep()
{
    removeHalfWritten(paths.root());
    removeHalfWritten(paths.images());
    if (const auto left = sys::listDirectory(paths.work())) {
        std::vector<fs::path> aside;
        for (const std::string& name : *left)
            aside.push_back(paths.work() / name);
        removeAll(aside);
    }
    Needs all;
    for (const oci::Digest& layer : layers.list())
        all.layers.insert(layer);
    for (const oci::Digest& blob : blobs.list())
        all.blobs.insert(blob);
    collect(all);
}

} // namespace darse::store
