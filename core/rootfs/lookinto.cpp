// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/distil.h"
#include "core/rootfs/layeredroots.h"
#include "core/rootfs/removebelow.h"
#include "core/sys/mountpoint.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::rootfs {

std::shared_ptr<Visits> LayeredRoots::visitsOf(const ContainerId& id)
{
    const std::lock_guard lock(m_mutex);
    auto& visits = m_visits[id];
    if (!visits)
        visits = std::make_shared<Visits>();
    return visits;
}

Result<void> LayeredRoots::visit(const ContainerId& id, const std::function<Result<void>(int root)>& look)
{
    const auto visits = visitsOf(id);
    UniqueFd root;
    {
        const std::lock_guard lock(visits->mutex);
        const bool wasMounted = isMounted(id);
        TRY(mountNow(id));
        root = UniqueFd(::open(placesOf(id).merged().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        visits->isOurs = visits->isOurs || !wasMounted;
        ++visits->count;
    }
    auto looked = root.isOpen() ? look(root.get()) : Error::fromErrno(errno, placesOf(id).merged().native());
    root.reset();
    const std::lock_guard lock(visits->mutex);
    if (--visits->count > 0 || !visits->isOurs)
        return looked;
    visits->isOurs = false;
    const auto unmounted = sys::unmount(placesOf(id).merged());
    return looked ? unmounted : looked;
}

Result<void> LayeredRoots::view(const ContainerId& id,
                                const std::function<Result<void>(const LayerView& view)>& look) const
{
    TRY_DECLARE(const RootRecord record, recordOf(id));
    const RootPlaces places = placesOf(id);
    LayerView view{.lowers = pathsOf(record.layers), .upper = places.upper(), .marks = m_store.marks()};
    if (record.mounting != Mounting::Copy)
        return look(view);
    static std::atomic<unsigned> last = 0;
    const std::string name = "changes-" + std::to_string(++last);
    TRY(removeBelow(places.folder, name));
    view.upper = places.folder / name;
    if (::mkdir(view.upper.c_str(), S_IRWXU) != 0)
        return Error::fromErrno(errno, view.upper.native());
    const ScopeGuard gone([&] { (void)removeBelow(places.folder, name); }); // else with the container
    TRY(distil(places.merged(), view, {}));
    return look(view);
}

Result<std::vector<Difference>> LayeredRoots::diff(const ContainerId& id) const
{
    std::vector<Difference> found;
    TRY(view(id, [&](const LayerView& view) -> Result<void> {
        TRY_DECLARE(found, differences(view));
        return ok();
    }));
    return found;
}

Result<Bytes> LayeredRoots::writtenSize(const ContainerId& id) const
{
    TRY_DECLARE(const RootRecord record, recordOf(id));
    const RootPlaces places = placesOf(id);
    return treeSize(record.mounting == Mounting::Copy ? places.merged() : places.upper());
}

Result<void> LayeredRoots::exportAll(const ContainerId& id, const ByteSink& sink, const std::stop_token& stop)
{
    return visit(id, [&](int root) { return exportTree(root, sink, stop); });
}

Result<oci::Digest> LayeredRoots::commit(const ContainerId& id, const CommitOptions& options,
                                         const std::stop_token& stop)
{
    TRY_DECLARE(const RootRecord record, recordOf(id));
    TRY_DECLARE(const auto held, m_store.hold(record.image));
    TRY_DECLARE(const store::Image base, m_store.imageOfManifest(record.manifest));
    std::optional<oci::Digest> made;
    TRY(view(id, [&](const LayerView& view) -> Result<void> {
        TRY_DECLARE(made, commitLayer(m_store, base, view, options, stop));
        return ok();
    }));
    return *made;
}

} // namespace darse::rootfs
