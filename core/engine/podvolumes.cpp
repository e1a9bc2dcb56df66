// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podvolumes.h"

#include "core/engine/podfiles.h"
#include "core/kube/podenvironment.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr mode_t kForAll = 0777;
constexpr mode_t kFolder = 0755;
constexpr std::string_view kBeginning = ".new-";

Result<void> writeFile(const sys::Directory& folder, const PodFile& file)
{
    const auto slash = file.path.rfind('/');
    if (slash != std::string::npos) {
        TRY_DECLARE(const sys::Directory around, folder.makeDirectories(file.path.substr(0, slash), kFolder));
    }
    TRY_DECLARE(
        const UniqueFd fd,
        folder.openBelow(file.path, {.flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, .mode = 0600}));
    TRY(sys::writeAll(fd.get(), file.content));
    if (::fchmod(fd.get(), file.mode & 0777U) != 0)
        return Error::fromErrno(errno, file.path);
    return ok();
}

/// The folder is new, so nobody can have put anything into it; it takes its place whole.
Result<void> writeFolder(const sys::Directory& volumes, const std::string& name, const std::vector<PodFile>& files)
{
    const std::string fresh = std::string(kBeginning) + name;
    TRY(volumes.removeTree(fresh, {}));
    TRY_DECLARE(const sys::Directory folder, volumes.makeDirectories(fresh, kFolder));
    for (const PodFile& file : files)
        TRY(writeFile(folder, file));
    if (::fchmodat(volumes.fd(), fresh.c_str(), kFolder, 0) != 0)
        return Error::fromErrno(errno, name);
    if (::renameat(volumes.fd(), fresh.c_str(), volumes.fd(), name.c_str()) != 0)
        return Error::fromErrno(errno, "volume " + name);
    return ok();
}

bool isThere(const sys::Directory& volumes, const std::string& name)
{
    struct stat status {};
    return ::fstatat(volumes.fd(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

Result<void> makeHostPath(const json& source)
{
    const std::string path = source.value("path", "");
    const std::string type = source.value("type", "");
    std::error_code failure;
    if (type == "DirectoryOrCreate")
        fs::create_directories(path, failure);
    const bool isDirectory = fs::is_directory(path, failure);
    const bool isThereAtAll = fs::exists(path, failure);
    if (!isThereAtAll || (type.starts_with("Directory") && !isDirectory) || (type == "File" && isDirectory))
        return Error(ErrorKind::NotFound, "hostPath type check failed: " + path + " is not a " +
                                              (type.empty() ? std::string("path of this machine") : type));
    return ok();
}

bool isMountPoint(int folder, const std::string& name)
{
    struct statx inside {};
    return ::statx(folder, name.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &inside) == 0 &&
           (inside.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

/// A folder of the disk, or of memory.
Result<void> makeEmpty(const sys::Directory& volumes, const std::string& name, const json& source)
{
    TRY_DECLARE(const sys::Directory folder, volumes.makeDirectories(name, kFolder));
    if (::fchmodat(volumes.fd(), name.c_str(), kForAll, 0) != 0)
        return Error::fromErrno(errno, name);
    if (source.value("medium", "") != "Memory" || isMountPoint(volumes.fd(), name))
        return ok();
    std::string options = "mode=0777";
    if (source.contains("sizeLimit"))
        options += ",size=" + std::to_string(kube::bytesOf(source["sizeLimit"]));
    const std::string place = "/proc/self/fd/" + std::to_string(folder.fd());
    if (::mount("tmpfs", place.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) != 0)
        return Error::fromErrno(errno, "memory for volume " + name);
    return ok();
}

Result<void> makeVolume(const sys::Directory& volumes, const json& volume, const json& pod,
                        const kube::PodGround& ground)
{
    const std::string name = volume.value("name", "");
    if (volume.contains("hostPath"))
        return makeHostPath(volume["hostPath"]);
    if (volume.contains("persistentVolumeClaim")) {
        const std::string claim = volume["persistentVolumeClaim"].value("claimName", "");
        if (!ground.find(kube::kind::claim, claim))
            return Error(ErrorKind::NotFound, "persistentvolumeclaim \"" + claim + "\" not found");
        return ok();
    }
    if (volume.contains("emptyDir"))
        return makeEmpty(volumes, name, volume["emptyDir"]);
    if (isThere(volumes, name) || !hasPodFiles(volume))
        return ok();
    TRY_DECLARE(const std::vector<PodFile> files, podFilesOf(volume, pod, ground));
    return writeFolder(volumes, name, files);
}

/// A part of a volume is given to a container by a mount of its own: what the container may plant later leads nowhere.
Result<void> bindPart(const sys::Directory& parts, const std::string& name, const std::string& root,
                      const std::string& path)
{
    TRY_DECLARE(const sys::Directory volume, sys::Directory::open(root));
    auto part = volume.openBelow(path, {.flags = O_PATH | O_CLOEXEC});
    if (!part && part.error().kind() == ErrorKind::NotFound) {
        TRY_DECLARE(const sys::Directory made, volume.makeDirectories(path, kFolder));
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

void unmountAllIn(const fs::path& folder)
{
    std::error_code failure;
    for (const auto& one : fs::directory_iterator(folder, failure))
        ::umount2(one.path().c_str(), MNT_DETACH | UMOUNT_NOFOLLOW);
}

} // namespace

Result<void> makeVolumes(const json& pod, const kube::PodGround& ground)
{
    const json volumes = pod.at("spec").value("volumes", json::array());
    if (volumes.empty())
        return ok();
    std::error_code failure;
    fs::create_directories(ground.volumes, failure);
    if (failure)
        return Error::fromErrno(failure.value(), ground.volumes.string());
    TRY_DECLARE(const sys::Directory folder, sys::Directory::open(ground.volumes));
    for (const json& volume : volumes)
        TRY(makeVolume(folder, volume, pod, ground).within("volume " + volume.value("name", "")));
    return ok();
}

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

void dropMounts(const kube::PodGround& ground)
{
    unmountAllIn(ground.parts);
    unmountAllIn(ground.volumes);
}

} // namespace darse::engine
