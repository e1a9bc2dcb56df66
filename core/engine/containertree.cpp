// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A container's files with all that is mounted among them. Nothing is mounted where the container or the machine could
// see it: the view is a mount namespace of its own, and what a path leads to in it the kernel says.
#include "core/engine/containers.h"
#include "core/engine/launch.h"
#include "core/sys/beneath.h"
#include "core/sys/mountpoint.h"
#include "core/sys/mountview.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::engine {
namespace {

using container::MountType;

/// Something that is mounted in a container.
struct PlacedMount {
    std::string target;
    UniqueFd what;
    bool mustBe = true; ///< else no place is made for it, and a view without it will do
};

Result<UniqueFd> openedPath(const std::filesystem::path& path)
{
    UniqueFd fd(::open(path.c_str(), O_PATH | O_CLOEXEC));
    return fd.isOpen() ? Result<UniqueFd>(std::move(fd)) : Error::fromErrno(errno, path.native());
}

Result<void> addPlaced(std::vector<PlacedMount>& list, const std::string& target, Result<UniqueFd> what)
{
    if (!what)
        return std::move(what).error().within("show what is mounted at " + target);
    list.push_back({.target = target, .what = std::move(what).value()});
    return ok();
}

bool liesBelow(const std::string& path, const std::string& top)
{
    return path == top || path.starts_with(top + "/");
}

/// What is deeper goes over what is not.
void sortByDepth(std::vector<std::string>& targets)
{
    std::ranges::stable_sort(targets, {}, [](const std::string& target) { return std::ranges::count(target, '/'); });
}

/// What its processes have there: taken from among their own mounts, so it does not matter what has become of the
/// folders of the machine that it came from.
Result<std::vector<PlacedMount>> placedInLiving(const sys::PidFd& process, const Container& container, int top)
{
    std::vector<std::string> targets(kNameFiles.begin(), kNameFiles.end());
    for (const MountPoint& mount : container.mounts)
        targets.push_back(mount.target);
    sortByDepth(targets);
    std::vector<PlacedMount> out;
    TRY(sys::amongMountsOf(process, [&](int root) -> Result<void> {
        struct stat here {};
        struct stat there {};
        if (::fstat(root, &there) != 0 || ::fstat(top, &here) != 0 || here.st_dev != there.st_dev ||
            here.st_ino != there.st_ino)
            return Error(ErrorKind::Conflict, "the process of the container has another file system by now");
        for (const std::string& target : targets) {
            if (std::ranges::any_of(out, [&](const PlacedMount& one) { return liesBelow(target, one.target); }))
                continue; // it came with the other
            const auto found = sys::openBelow(root, target, {.flags = O_PATH, .resolve = sys::Resolve::InRoot});
            if (found && sys::isMountTop(found->get()))
                TRY(addPlaced(out, target, sys::cloneMount(found->get(), {.isRecursive = true})));
        }
        return ok();
    }));
    return out;
}

Result<std::filesystem::path> sourceOfMount(Crew& crew, const MountPoint& mount, int top)
{
    if (mount.type == MountType::Bind)
        return mount.source;
    TRY_DECLARE(std::filesystem::path source, crew.volumes.mount(mount.name));
    if (mount.isFilled)
        TRY(crew.volumes.fillOnce(mount.name, top, mount.target));
    return source;
}

/// What would be mounted if it lived.
Result<std::vector<PlacedMount>> placedInDead(Crew& crew, const Container& container, int top)
{
    std::vector<PlacedMount> out;
    for (const MountPoint& mount : container.mounts) {
        UniqueFd from;
        if (mount.type != MountType::Tmpfs) {
            TRY_DECLARE(const std::filesystem::path source, sourceOfMount(crew, mount, top));
            from = openedPath(source).valueOr(UniqueFd());
        }
        const sys::BindOptions how{.isRecursive = true, .isReadOnly = mount.isReadOnly};
        TRY(addPlaced(out, mount.target, from.isOpen() ? sys::cloneMount(from.get(), how) : sys::emptyMount()));
        out.back().mustBe = from.isOpen();
    }
    const std::filesystem::path names = nameFolder(crew, container);
    for (const std::string_view file : kNameFiles) {
        const std::string target(file);
        if (std::ranges::any_of(out, [&](const PlacedMount& one) { return one.target == target; }))
            continue;
        if (const auto from = openedPath(names / target.substr(target.rfind('/') + 1))) {
            TRY(addPlaced(out, target, sys::cloneMount(from->get())));
            out.back().mustBe = false;
        }
    }
    std::ranges::stable_sort(out, {}, [](const PlacedMount& one) { return std::ranges::count(one.target, '/'); });
    return out;
}

Result<std::vector<PlacedMount>> placedIn(Crew& crew, const Container& container, int top)
{
    if (container.state.isAlive()) {
        if (const auto process = livingProcess(crew, container)) {
            auto found = placedInLiving(*process, container, top);
            if (found || found.error().kind() != ErrorKind::NotFound)
                return found;
        }
    }
    return placedInDead(crew, container, top);
}

Result<UniqueFd> pointOf(const PlacedMount& one, int root)
{
    if (!one.mustBe)
        return sys::openBelow(root, one.target, {.flags = O_PATH, .resolve = sys::Resolve::InRoot});
    struct stat status {};
    if (::fstat(one.what.get(), &status) != 0)
        return Error::fromErrno(errno, one.target);
    return rootfs::makeMountPoint(root, one.target, S_ISDIR(status.st_mode) ? S_IFDIR : S_IFREG);
}

Result<void> attachAll(const std::vector<PlacedMount>& mounts, int root)
{
    for (const PlacedMount& one : mounts) {
        const auto point = pointOf(one, root);
        const auto attached = point ? sys::attachMount(one.what.get(), point->get()) : Result<void>(point.error());
        if (!attached && one.mustBe)
            return attached.error().within("show what is mounted at " + one.target);
    }
    return ok();
}

} // namespace

Result<void> Containers::withTree(std::string_view text, const TreeWork& work)
{
    return withFiles(text, [&](rootfs::Roots& roots, const ContainerId& id) -> Result<void> {
        TRY_DECLARE(const ContainerPtr container, find(id.value()));
        return roots.visit(id, [&](int top) -> Result<void> {
            TRY_DECLARE(const std::vector<PlacedMount> mounts, placedIn(m_crew, *container, top));
            TRY_DECLARE(const sys::MountView view, sys::MountView::make(top, [&](int root) -> Result<void> {
                            TRY(attachAll(mounts, root));
                            return container->config->isRootReadOnly ? sys::makeReadOnly(root) : ok();
                        }));
            return work(view.root(), *container);
        });
    });
}

} // namespace darse::engine
