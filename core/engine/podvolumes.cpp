// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podvolumes.h"

#include "core/engine/podcontent.h"
#include "core/engine/volumegroup.h"
#include "core/kube/podenvironment.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr mode_t kForAll = 0777;
constexpr mode_t kFolder = 0755;

struct VolumesOf {
    const json& pod;
    const kube::PodGround& ground;
    std::vector<Error>& kept; ///< why what could not be renewed stays as it was
};

/// What is at `name` now, with whatever is mounted there.
fs::path underneath(const sys::Directory& volumes, const std::string& name)
{
    return "/proc/self/fd/" + std::to_string(volumes.fd()) + "/" + name;
}

/// What a path of this machine may be asked to be; one without a type may be anything.
struct HostPathType {
    std::string_view name;
    fs::file_type is;
};
constexpr std::array kHostPathTypes = {
    HostPathType{"Directory", fs::file_type::directory}, HostPathType{"DirectoryOrCreate", fs::file_type::directory},
    HostPathType{"File", fs::file_type::regular},        HostPathType{"FileOrCreate", fs::file_type::regular},
    HostPathType{"Socket", fs::file_type::socket},       HostPathType{"CharDevice", fs::file_type::character},
    HostPathType{"BlockDevice", fs::file_type::block},
};

Result<void> makeHostPath(const json& source)
{
    const std::string path = source.value("path", "");
    const std::string type = source.value("type", "");
    std::error_code failure;
    if (type == "DirectoryOrCreate")
        fs::create_directories(path, failure);
    if (type == "FileOrCreate") // the folder around it is not made, as the kubelet does it
        const UniqueFd made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY | O_CLOEXEC, 0644));
    const fs::file_status status = fs::status(path, failure);
    const auto* const wanted = std::ranges::find(kHostPathTypes, type, &HostPathType::name);
    if (!fs::exists(status) || (wanted != kHostPathTypes.end() && status.type() != wanted->is))
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

/// Lays memory over a folder, once.
Result<void> holdInMemory(const sys::Directory& volumes, const std::string& name, const std::string& options)
{
    if (isMountPoint(volumes.fd(), name))
        return ok();
    TRY_DECLARE(const sys::Directory folder, sys::Directory::open(underneath(volumes, name)));
    const std::string place = "/proc/self/fd/" + std::to_string(folder.fd());
    if (::mount("tmpfs", place.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) != 0)
        return Error::fromErrno(errno, "memory for volume " + name);
    return ok();
}

/// How much memory a volume may take: what it says, but no more than the pod may, or than the machine has.
std::int64_t mostMemory(const json& source, const json& pod)
{
    const std::int64_t ofPod = kube::limitsOf(pod.at("spec")).memory;
    const std::int64_t most = ofPod > 0 ? ofPod : std::int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE);
    const std::int64_t own = source.contains("sizeLimit") ? kube::bytesOf(source["sizeLimit"]) : 0;
    return own > 0 ? std::min(own, most) : most;
}

/// A folder of the disk, whole when it is there: what containers make of its mode later is theirs.
Result<void> makeOnDisk(const sys::Directory& volumes, const std::string& name, std::optional<gid_t> group)
{
    struct stat there {};
    if (::fstatat(volumes.fd(), name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0)
        return ok();
    const std::string fresh = ".." + name; // no volume is called so
    TRY_DECLARE(const sys::Directory folder, volumes.makeDirectories(fresh, kFolder));
    if (group && ::fchownat(volumes.fd(), fresh.c_str(), static_cast<uid_t>(-1), *group, AT_SYMLINK_NOFOLLOW) != 0)
        return Error::fromErrno(errno, name + " for group " + std::to_string(*group));
    if (::fchmodat(volumes.fd(), fresh.c_str(), group ? kForAll | S_ISGID : kForAll, 0) != 0 ||
        ::renameat(volumes.fd(), fresh.c_str(), volumes.fd(), name.c_str()) != 0)
        return Error::fromErrno(errno, name);
    return ok();
}

/// A folder of the disk, or of memory.
Result<void> makeEmpty(const sys::Directory& volumes, const std::string& name, const json& source, const json& pod)
{
    const std::optional<gid_t> group = groupOf(pod);
    if (source.value("medium", "") != "Memory")
        return makeOnDisk(volumes, name, group);
    TRY_DECLARE(const sys::Directory folder, volumes.makeDirectories(name, kFolder));
    const std::string mode = group ? "mode=2777,gid=" + std::to_string(*group) : "mode=0777";
    return holdInMemory(volumes, name, mode + ",size=" + std::to_string(mostMemory(source, pod)));
}

bool hasSecret(const json& volume)
{
    const json sources = volume.value("projected", json::object()).value("sources", json::array());
    return volume.contains("secret") ||
           std::ranges::any_of(sources, [](const json& one) { return one.contains("secret"); });
}

/// Files whose content is elsewhere, as it is there now. Secrets are not written to the disk.
Result<void> makeFiles(const sys::Directory& volumes, const json& volume, const VolumesOf& of)
{
    const std::string name = volume.value("name", "");
    TRY_DECLARE(const sys::Directory around, volumes.makeDirectories(name, kFolder));
    if (hasSecret(volume))
        TRY(holdInMemory(volumes, name, "mode=0755"));
    if (::fchmodat(volumes.fd(), name.c_str(), kFolder, 0) != 0)
        return Error::fromErrno(errno, name);
    TRY_DECLARE(const sys::Directory folder, sys::Directory::open(underneath(volumes, name)));
    auto files = podFilesOf(volume, of.pod, of.ground);
    if (files)
        return showFiles(folder, *files, groupOf(of.pod));
    if (!showsFiles(folder))
        return files.error();
    of.kept.push_back(files.error().within("volume " + name + " stays as it was"));
    return ok();
}

Result<void> makeVolume(const sys::Directory& volumes, const json& volume, const VolumesOf& of)
{
    const std::string name = volume.value("name", "");
    if (volume.contains("hostPath"))
        return makeHostPath(volume["hostPath"]);
    if (volume.contains("persistentVolumeClaim")) {
        const std::string claim = volume["persistentVolumeClaim"].value("claimName", "");
        if (!of.ground.find(kube::kind::claim, claim))
            return Error(ErrorKind::NotFound, "persistentvolumeclaim \"" + claim + "\" not found");
        const std::optional<gid_t> group = groupOf(of.pod);
        if (!group)
            return ok();
        TRY_DECLARE(const std::string folder, kube::volumeFolder(of.pod, name, of.ground));
        return giveToGroup(folder, *group);
    }
    if (volume.contains("emptyDir"))
        return makeEmpty(volumes, name, volume["emptyDir"], of.pod);
    return hasPodFiles(volume) ? makeFiles(volumes, volume, of) : ok();
}

void unmountAllIn(const fs::path& folder)
{
    std::error_code failure;
    for (const auto& one : fs::directory_iterator(folder, failure))
        ::umount2(one.path().c_str(), MNT_DETACH | UMOUNT_NOFOLLOW);
}

} // namespace

Result<std::vector<Error>> makeVolumes(const json& pod, const kube::PodGround& ground)
{
    std::vector<Error> kept;
    const json volumes = pod.at("spec").value("volumes", json::array());
    if (volumes.empty())
        return kept;
    std::error_code failure;
    fs::create_directories(ground.volumes, failure);
    if (failure)
        return Error::fromErrno(failure.value(), ground.volumes.string());
    TRY_DECLARE(const sys::Directory folder, sys::Directory::open(ground.volumes));
    for (const json& volume : volumes)
        TRY(makeVolume(folder, volume, {pod, ground, kept})
                .within("MountVolume.SetUp failed for volume \"" + volume.value("name", "") + "\" "));
    return kept;
}

void dropMounts(const kube::PodGround& ground)
{
    unmountAllIn(ground.parts);
    unmountAllIn(ground.volumes);
}

} // namespace darse::engine
