// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storecore.h"

#include "core/oci/layout.h"
#include "core/store/indexfile.h"
#include "core/sys/atomicfile.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

namespace darse::store {

namespace fs = std::filesystem;

namespace {

bool isEmptyDirectory(const fs::path& path)
{
    const auto names = sys::listDirectory(path);
    return !names || names->empty();
}

} // namespace

StoreCore::StoreCore(const fs::path& root, StoreOptions given) :
    options(std::move(given)),
    paths(root),
    blobs(paths),
    layers(paths),
    settling(paths)
{
}

Result<void> StoreCore::open()
{
    TRY(makePlaces());
    TRY(settling.open());
    TRY(readIndex());
    sweep();
    return ok();
}

Result<void> StoreCore::makePlaces()
{
    std::error_code error;
    fs::create_directories(paths.root(), error);
    if (error)
        return Error::fromErrno(error.value(), "make directory " + paths.root().native());
    for (const fs::path& place : {paths.images(), paths.images() / "blobs", paths.blobs(oci::Algorithm::Sha256),
                                  paths.blobs(oci::Algorithm::Sha512), paths.layers(), paths.work()})
        TRY(makeDirectory(place));
    // Layers hold programs that run as whoever owns them: nobody else has any business there.
    for (const fs::path& place : {paths.layers(), paths.work()}) {
        fs::permissions(place, fs::perms::owner_all, error);
        if (error)
            return Error::fromErrno(error.value(), "close directory " + place.native());
    }
    if (!isThere(paths.images() / "oci-layout"))
        TRY(sys::writeFileAtomically(paths.images() / "oci-layout", oci::kLayoutFile, {.mode = 0644}));
    const bool isNew = !isThere(paths.index()) && !isThere(paths.indexBackup()) && isEmptyDirectory(paths.layers()) &&
                       isEmptyDirectory(paths.blobs(oci::Algorithm::Sha256)) &&
                       isEmptyDirectory(paths.blobs(oci::Algorithm::Sha512));
    if (isNew)
        TRY(sys::writeFileAtomically(paths.index(), ImageIndex().toJson(), {.mode = 0644}));
    return ok();
}

Result<void> StoreCore::readIndex()
{
    auto index = readIndexFile(paths);
    const std::lock_guard lock(m_mutex);
    m_indexError.reset();
    if (!index)
        m_indexError = Error(ErrorKind::InvalidState, "the index of the images in " + paths.images().native() +
                                                          " is damaged: " + index.error().message());
    m_catalogue = std::make_shared<Catalogue>();
    takeIndex(index ? std::move(index).value() : ImageIndex());
    return ok();
}

void StoreCore::takeIndex(ImageIndex index)
{
    m_index = std::move(index);
    m_catalogue = Catalogue::of(m_index, blobs, layers, *m_catalogue);
}

Result<void> StoreCore::reload()
{
    return readIndex();
}

std::shared_ptr<const Catalogue> StoreCore::catalogue() const
{
    const std::lock_guard lock(m_mutex);
    return m_catalogue;
}

ImageIndex StoreCore::index() const
{
    const std::lock_guard lock(m_mutex);
    return m_index;
}

std::optional<Error> StoreCore::indexError() const
{
    const std::lock_guard lock(m_mutex);
    return m_indexError;
}

Result<void> StoreCore::writeIndex(const ImageIndex& index, sys::Durability durability)
{
    const std::string json = index.toJson();
    TRY(sys::writeFileAtomically(paths.index(), json, {.mode = 0644, .durability = durability}));
    // Of use only when the index is damaged later: that it may be lost, or be older, is no harm.
    (void)sys::writeFileAtomically(paths.indexBackup(), json, {.mode = 0644, .durability = sys::Durability::Process});
    return ok();
}

Result<void> StoreCore::change(const Edit& edit, sys::Durability durability)
{
    std::vector<fs::path> aside;
    {
        const std::lock_guard lock(m_mutex);
        if (m_indexError)
            return *m_indexError;
        const auto before = m_catalogue;
        Draft draft{.index = m_index, .catalogue = *before};
        TRY(edit(draft));
        if (draft.index == m_index)
            return ok();
        TRY(writeIndex(draft.index, durability));
        takeIndex(std::move(draft.index));
        aside = setAside(before->needs());
    }
    removeAll(aside);
    return ok();
}

Result<void> StoreCore::look(const std::function<void(const Catalogue& catalogue)>& at) const
{
    const std::lock_guard lock(m_mutex);
    if (m_indexError)
        return *m_indexError;
    at(*m_catalogue);
    return ok();
}

Result<void> StoreCore::replaceIndex(const ImageIndex& index)
{
    {
        const std::lock_guard lock(m_mutex);
        TRY(sys::writeFileAtomically(paths.images() / "oci-layout", oci::kLayoutFile, {.mode = 0644}));
        TRY(writeIndex(index, sys::Durability::Machine));
    }
    return readIndex();
}

std::vector<std::string> StoreCore::usersOf(const oci::Digest& id) const
{
    std::vector<std::string> users;
    if (options.usedBy)
        users = options.usedBy(id);
    if (m_pins.hasImage(id))
        users.emplace_back("an operation that is under way");
    return users;
}

std::vector<std::string> StoreCore::runningIn(const oci::Digest& id) const
{
    return options.runningIn ? options.runningIn(id) : std::vector<std::string>();
}

} // namespace darse::store
