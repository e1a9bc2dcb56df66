// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of volumes, which containers see in place of the whole.
#include "core/engine/podvolumes.h"
#include "core/sys/directory.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr mode_t kFolder = 0755;
constexpr mode_t kAllBits = 07777;

/// Folders that are not there are as open as their volume: whoever may write there may write into them.
Result<void> makePart(const sys::Directory& volume, const std::string& path)
{
    struct stat status {};
    if (::fstat(volume.fd(), &status) != 0)
        return Error::fromErrno(errno, path);
    fs::path part;
    for (const fs::path& step : fs::path(path)) {
        part /= step;
        if (volume.openBelow(part.string(), {.flags = O_PATH | O_CLOEXEC}))
            continue;
        TRY_DECLARE(const sys::Directory made, volume.makeDirectories(part.string(), kFolder));
        if (::fchmod(made.fd(), status.st_mode & kAllBits) != 0)
            return Error::fromErrno(errno, path);
    }
    return ok();
}

/// A part of a volume is given to a container by a mount of its own: what the container may plant later leads nowhere.
Result<void> bindPart(const sys::Directory& parts, const std::string& name, const std::string& root,
                      const std::string& path)
{
    TRY_DECLARE(const sys::Directory volume, sys::Directory::open(root));
    auto part = volume.openBelow(path, {.flags = O_PATH | O_CLOEXEC});
    if (!part && part.error().kind() == ErrorKind::NotFound) {
        TRY(makePart(volume, path));
        part = volume.openBelow(path, {.flags = O_PATH | O_CLOEXEC});
    }
    if (!part)
        return part.error();
    struct stat status {};
    if (::fstat(part->get(), &status) != 0)
        return Error::fromErrno(errno, path);
    ::umount2(("/proc/self/fd/" + std::to_string(parts.fd()) + "/" + name).c_str(), MNT_DETACH);
    TRY(parts.removeTree(name, {}));
    if (S_ISDIR(status.st_mode)) {
        TRY_DECLARE(const sys::Directory target, parts.makeDirectories(name, kFolder));
    } else {
        TRY_DECLARE(const UniqueFd target,
                    parts.openBelow(name, {.flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, .mode = 0600}));
    }
    const std::string from = "/proc/self/fd/" + std::to_string(part->get());
    const std::string to = "/proc/self/fd/" + std::to_string(parts.fd()) + "/" + name;
    if (::mount(from.c_str(), to.c_str(), nullptr, MS_BIND, nullptr) != 0)
        return Error::fromErrno(errno, "show " + path);
    return ok();
}

} // namespace

Result<void> bindParts(const json& pod, const json& container, const kube::PodGround& ground)
{
    const json mounts = container.value("volumeMounts", json::array());
    for (std::size_t i = 0; i < mounts.size(); ++i) {
        TRY_DECLARE(const std::string path, kube::subPathOf(pod, container, mounts[i], ground));
        if (path.empty())
            continue;
        TRY_DECLARE(const std::string root, kube::volumeFolder(pod, mounts[i].value("name", ""), ground));
        std::error_code failure;
        fs::create_directories(ground.parts, failure);
        TRY_DECLARE(const sys::Directory parts, sys::Directory::open(ground.parts));
        TRY(bindPart(parts, kube::partName(container, i), root, path).within("subPath " + path));
    }
    return ok();
}

} // namespace darse::engine
