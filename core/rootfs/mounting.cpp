// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/mounting.h"

#include "core/rootfs/copyfile.h"
#include "core/rootfs/copytree.h"
#include "core/sys/directory.h"
#include "core/sys/overlaymount.h"
#include "core/sys/processrunner.h"
#include "core/sys/trustedprogram.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

namespace darse::rootfs {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr mode_t kPublic = S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH;

Result<void> makeFolder(const fs::path& path, mode_t mode)
{
    // With the mode as it is, whatever the umask.
    if (::mkdir(path.c_str(), mode) != 0 || ::chmod(path.c_str(), mode) != 0)
        return Error::fromErrno(errno, path.native());
    return ok();
}

/// What a container sees as its root directory.
Result<void> dressAs(const fs::path& top, const fs::path& upper)
{
    TRY_DECLARE(const sys::Directory from, sys::Directory::open(top));
    TRY_DECLARE(const sys::Directory to, sys::Directory::open(upper));
    struct stat status {};
    if (::fstat(from.fd(), &status) != 0)
        return Error::fromErrno(errno, top.native());
    return copyMeta(from.fd(), to.fd(), status).within(upper.native());
}

Result<void> copyLayers(const RootPlaces& places, const std::vector<fs::path>& lowers, store::OverlayMarks marks)
{
    TRY_DECLARE(const sys::Directory to, sys::Directory::open(places.merged()));
    for (auto lower = lowers.rbegin(); lower != lowers.rend(); ++lower) {
        TRY_DECLARE(const sys::Directory from, sys::Directory::open(*lower));
        TRY(copyTree(from.fd(), to.fd(), {.layer = marks}, {}));
    }
    return ok();
}

/// The folder that has both, so that names from there need nothing of where the state stands.
fs::path commonFolder(const fs::path& one, const fs::path& other)
{
    fs::path common;
    for (auto left = one.begin(), right = other.begin(); left != one.end() && right != other.end() && *left == *right;
         ++left, ++right)
        common /= *left;
    return common;
}

/// The program goes on by itself, until the mount goes.
Result<void> mountFuse(const RootPlaces& places, const std::vector<fs::path>& lowers)
{
    const auto program = sys::trustedProgram("fuse-overlayfs");
    if (!program)
        return Error(ErrorKind::Unsupported, "fuse-overlayfs is not installed");
    const fs::path base = commonFolder(places.folder, lowers.front());
    const auto nameOf = [&](const fs::path& path) { return path.lexically_relative(base).native(); };
    std::string options = "lowerdir=";
    for (const fs::path& lower : lowers)
        options += (&lower == &lowers.front() ? "" : ":") + nameOf(lower);
    options += ",upperdir=" + nameOf(places.upper()) + ",workdir=" + nameOf(places.work());
    sys::SystemProcessRunner runner;
    const sys::Command command{.argv = {*program, "-o", options, nameOf(places.merged())},
                               .deadline = Deadline::after(kPatience),
                               .directory = base};
    TRY(runChecked(runner, command, {}));
    return ok();
}

} // namespace

Result<void> makeLayer(const RootPlaces& places, const std::vector<fs::path>& lowers, Mounting mounting,
                       store::OverlayMarks marks)
{
    TRY(makeFolder(places.merged(), kPublic));
    if (mounting == Mounting::Copy)
        return copyLayers(places, lowers, marks);
    TRY(makeFolder(places.upper(), kPublic));
    TRY(makeFolder(places.work(), S_IRWXU));
    if (lowers.empty())
        return makeFolder(places.bare(), kPublic);
    return dressAs(lowers.front(), places.upper());
}

Result<void> mountLayer(const RootPlaces& places, const std::vector<fs::path>& lowers, const RootRecord& record)
{
    const auto usable = lowers.empty() ? std::vector<fs::path>{places.bare()} : lowers;
    sys::OverlayMount overlay{
        .lowers = usable, .upper = places.upper(), .work = places.work(), .target = places.merged()};
    if (record.lasting == Lasting::UntilRemoved)
        overlay.sync = sys::OverlaySync::Never;
    switch (record.mounting) {
    case Mounting::Overlay:
        return sys::mountOverlay(overlay);
    case Mounting::OverlayUserxattr:
        overlay.attributes = sys::OverlayAttributes::User;
        return sys::mountOverlay(overlay);
    case Mounting::FuseOverlayfs:
        return mountFuse(places, usable);
    case Mounting::Copy:
        return ok();
    }
    return ok();
}

} // namespace darse::rootfs
