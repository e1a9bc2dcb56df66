// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/layeredroots.h"

#include "core/rootfs/removebelow.h"
#include "core/sys/atomicfile.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"
#include "core/sys/mountpoint.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::rootfs {

namespace fs = std::filesystem;

namespace {

const Bytes kRecordLimit = mebibytes(1);

/// Who has another user namespace must be able to reach what is mounted below.
constexpr mode_t kPassable = S_IRWXU | S_IXGRP | S_IXOTH;

Error noContainer(const ContainerId& id)
{
    return {ErrorKind::NotFound, "container " + id.value() + " has no file system"};
}

Result<void> makePassable(const fs::path& path)
{
    if (::mkdir(path.c_str(), kPassable) != 0)
        return errno == EEXIST ? ok() : Error::fromErrno(errno, path.native());
    if (::chmod(path.c_str(), kPassable) != 0)
        return Error::fromErrno(errno, path.native());
    return ok();
}

bool isThere(const fs::path& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

} // namespace

fs::path LayeredRoots::folder(const ContainerId& id) const
{
    return m_places.containers / id.value();
}

Result<RootRecord> LayeredRoots::recordOf(const ContainerId& id) const
{
    const auto text = sys::readFile(placesOf(id).record(), kRecordLimit);
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return noContainer(id);
    if (!text)
        return text.error();
    return parseRootRecord(*text).within("container " + id.value());
}

Result<bool> LayeredRoots::hidesAllBelow(const oci::Digest& layer)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_hides.find(layer); known != m_hides.end())
            return known->second;
    }
    TRY_DECLARE(const store::LayerRecord record, m_store.layer(layer));
    const std::lock_guard lock(m_mutex);
    return m_hides[layer] = record.hidesAllBelow;
}

/// Topmost first, down to the one that hides the rest.
Result<std::vector<oci::Digest>> LayeredRoots::layersOf(const store::Image& image)
{
    std::vector<oci::Digest> layers;
    const auto& all = image.info.layers;
    for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
        layers.push_back(*layer);
        TRY_DECLARE(const bool hides, hidesAllBelow(*layer));
        if (hides)
            break;
    }
    return layers;
}

std::vector<fs::path> LayeredRoots::pathsOf(const std::vector<oci::Digest>& layers) const
{
    std::vector<fs::path> paths;
    paths.reserve(layers.size());
    for (const oci::Digest& layer : layers)
        paths.push_back(m_store.layerPath(layer));
    return paths;
}

Result<void> LayeredRoots::make(const ContainerId& id, const store::Image& image, Lasting lasting)
{
    const RootPlaces places = placesOf(id);
    if (isThere(places.record()))
        return Error(ErrorKind::AlreadyExists, "container " + id.value() + " has a file system already");
    TRY(makePassable(places.folder));
    for (const fs::path& left : {places.merged(), places.upper(), places.work(), places.bare()}) {
        if (isThere(left))
            TRY(removeBelow(places.folder, left.filename()));
    }
    TRY_DECLARE(auto layers, layersOf(image));
    TRY(makeLayer(places, pathsOf(layers), m_mounting, m_store.marks()));
    const RootRecord record{.mounting = m_mounting,
                            .lasting = lasting,
                            .image = image.info.id,
                            .manifest = oci::Digest::of(image.manifestJson),
                            .layers = std::move(layers)};
    return sys::writeFileAtomically(places.record(), toJson(record), {.durability = sys::Durability::Process});
}

bool LayeredRoots::isMounted(const ContainerId& id) const
{
    const RootPlaces places = placesOf(id);
    if (sys::isMountPoint(places.merged()).valueOr(false))
        return true;
    const auto record = recordOf(id);
    return record && record->mounting == Mounting::Copy;
}

Result<void> LayeredRoots::mountNow(const ContainerId& id)
{
    const RootPlaces places = placesOf(id);
    TRY_DECLARE(const RootRecord record, recordOf(id));
    TRY_DECLARE(const bool isThereAlready, sys::isMountPoint(places.merged()));
    if (isThereAlready) {
        const auto root = sys::Directory::open(places.merged());
        if (root || root.error().errnoValue() != ENOTCONN)
            return ok();
        TRY(sys::unmount(places.merged())); // fuse-overlayfs has died
    }
    return mountLayer(places, pathsOf(record.layers), record).within("container " + id.value());
}

Result<fs::path> LayeredRoots::mount(const ContainerId& id)
{
    const auto visits = visitsOf(id);
    const std::lock_guard lock(visits->mutex);
    TRY(mountNow(id));
    visits->isOurs = false;
    return placesOf(id).merged();
}

Result<void> LayeredRoots::unmount(const ContainerId& id)
{
    const auto visits = visitsOf(id);
    const std::lock_guard lock(visits->mutex);
    TRY(sys::unmount(placesOf(id).memory()));
    if (visits->count > 0) {
        visits->isOurs = true;
        return ok();
    }
    return sys::unmount(placesOf(id).merged());
}

Result<void> LayeredRoots::remove(const ContainerId& id)
{
    const RootPlaces places = placesOf(id);
    if (id.isEmpty() || places.folder.parent_path() != m_places.containers)
        return Error(ErrorKind::InvalidInput, "\"" + id.value() + "\" is no id of a container");
    // From here on it is a container that was half made.
    if (::unlink(places.record().c_str()) != 0 && errno != ENOENT && errno != ENOTDIR)
        return Error::fromErrno(errno, places.record().native());
    TRY(sys::unmount(places.memory()));
    TRY(sys::unmount(places.merged()));
    TRY(removeBelow(m_places.containers, id.value()));
    const std::lock_guard lock(m_mutex);
    m_visits.erase(id);
    return ok();
}

Result<std::vector<ContainerId>> LayeredRoots::list() const
{
    std::vector<ContainerId> ids;
    TRY_DECLARE(const auto names, sys::listDirectory(m_places.containers));
    for (const std::string& name : names) {
        struct stat status {};
        if (!name.starts_with('.') && ::lstat((m_places.containers / name).c_str(), &status) == 0 &&
            S_ISDIR(status.st_mode))
            ids.emplace_back(name);
    }
    return ids;
}

Result<std::unique_ptr<Roots>> Roots::open(Places places, store::ImageStore& store, Mounting mounting)
{
    TRY(makePassable(places.containers));
    return std::unique_ptr<Roots>(std::make_unique<LayeredRoots>(std::move(places), store, mounting));
}

} // namespace darse::rootfs
