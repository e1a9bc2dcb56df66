// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <algorithm>
#include <filesystem>

namespace darse::runtime {

namespace {

using nlohmann::json;

constexpr std::int64_t kSharedMemory = 64LL * 1024 * 1024;
constexpr std::uint32_t kTtyGroup = 5;

bool contains(const std::vector<std::string>& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

SpecMount hostMount(const std::string& path, std::string_view access)
{
    return {.target = path,
            .type = "bind",
            .source = path,
            .options = {"rbind", "rprivate", "nosuid", "noexec", "nodev", std::string(access)}};
}

/// In a user namespace, only the file systems of namespaces that it owns can be mounted; what belongs to one above it
/// is shown as the host shows it.
bool isForeign(const SpecInput& input, const NamespaceChoice& choice)
{
    return choice.isHost ? input.machine.isRootless || input.hasOwnUsers()
                         : input.hasOwnUsers() && !choice.path.empty();
}

SpecMount procMount(const SpecInput& input)
{
    if (isForeign(input, input.place.pid))
        return hostMount("/proc", "rw");
    return {.target = "/proc", .type = "proc", .source = "proc", .options = {"nosuid", "noexec", "nodev"}};
}

SpecMount terminalsMount(const SpecInput& input)
{
    SpecMount mount{.target = "/dev/pts",
                    .type = "devpts",
                    .source = "devpts",
                    .options = {"nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"}};
    if (isMapped(kTtyGroup, input.groupIds()))
        mount.options.emplace_back("gid=5");
    return mount;
}

void addSharedMemory(const SpecInput& input, std::vector<SpecMount>& mounts)
{
    if (input.config.modes.ipc == "none")
        return;
    if (input.place.ipc.isHost) {
        mounts.push_back(
            {.target = "/dev/shm", .type = "bind", .source = "/dev/shm", .options = {"rbind", "rprivate"}});
        return;
    }
    const std::int64_t size = input.config.sharedMemory > 0 ? input.config.sharedMemory : kSharedMemory;
    mounts.push_back({.target = "/dev/shm",
                      .type = "tmpfs",
                      .source = "shm",
                      .options = {"nosuid", "noexec", "nodev", "mode=1777", "size=" + std::to_string(size)}});
}

void addQueues(const SpecInput& input, std::vector<SpecMount>& mounts)
{
    std::error_code ignored;
    if (!input.host.hasQueues)
        return;
    if (!isForeign(input, input.place.ipc))
        mounts.push_back(
            {.target = "/dev/mqueue", .type = "mqueue", .source = "mqueue", .options = {"nosuid", "noexec", "nodev"}});
    else if (input.place.ipc.isHost && std::filesystem::is_directory("/dev/mqueue", ignored))
        mounts.push_back(
            {.target = "/dev/mqueue", .type = "bind", .source = "/dev/mqueue", .options = {"rbind", "rprivate"}});
}

bool isCgroupWritable(const SpecInput& input)
{
    return input.isPrivileged() || withoutUnmasked({"/sys/fs/cgroup"}, input.options.unmasked).empty();
}

void addSys(const SpecInput& input, std::vector<SpecMount>& mounts)
{
    const std::string access = input.isPrivileged() ? "rw" : "ro";
    if (isForeign(input, input.place.network))
        mounts.push_back(hostMount("/sys", access));
    else
        mounts.push_back(
            {.target = "/sys", .type = "sysfs", .source = "sysfs", .options = {"nosuid", "noexec", "nodev", access}});
    mounts.push_back(
        {.target = "/sys/fs/cgroup",
         .type = "cgroup",
         .source = "cgroup",
         .options = {"rprivate", "nosuid", "noexec", "nodev", "relatime", isCgroupWritable(input) ? "rw" : "ro"}});
}

/// In the order in which they are made.
std::vector<SpecMount> usualMounts(const SpecInput& input)
{
    std::vector<SpecMount> mounts{
        procMount(input),
        {.target = "/dev",
         .type = "tmpfs",
         .source = "tmpfs",
         .options = {"nosuid", "strictatime", "mode=755", "size=65536k"}},
        terminalsMount(input),
    };
    addSharedMemory(input, mounts);
    addQueues(input, mounts);
    addSys(input, mounts);
    return mounts;
}

bool isBelow(const std::string& path, const std::string& top)
{
    return path == top || path.starts_with(top + "/");
}

/// What a person mounts at the same place, or above it, takes the place of ours.
void leaveOutHidden(std::vector<SpecMount>& ours, const std::vector<SpecMount>& theirs)
{
    std::erase_if(ours, [&theirs](const SpecMount& mount) {
        return std::ranges::any_of(theirs,
                                   [&mount](const SpecMount& other) { return isBelow(mount.target, other.target); });
    });
}

json mountJson(const SpecMount& mount)
{
    std::vector<std::string> options = mount.options;
    if (mount.type == "bind" && !contains(options, "bind") && !contains(options, "rbind"))
        options.emplace_back("rbind");
    return {{"destination", mount.target}, {"type", mount.type}, {"source", mount.source}, {"options", options}};
}

} // namespace

Result<void> checkRoot(const SpecPlace& place)
{
    // Runtimes have made devices through such links on the host (CVE-2026-41579, CVE-2026-47766).
    for (const std::string name : {"dev", "proc", "sys"}) {
        std::error_code ignored;
        if (std::filesystem::is_symlink(place.root / name, ignored))
            return Error(ErrorKind::InvalidInput,
                         "the image has a link in the place of its folder /" + name + ", so it cannot be run safely");
    }
    return ok();
}

json mountsJson(const SpecInput& input, const SpecDevices& devices)
{
    std::vector<SpecMount> mounts = usualMounts(input);
    mounts.insert(mounts.end(), devices.mounts.begin(), devices.mounts.end());
    leaveOutHidden(mounts, input.place.mounts);
    mounts.insert(mounts.end(), input.place.mounts.begin(), input.place.mounts.end());
    if (!input.place.initProgram.empty())
        mounts.push_back({.target = "/dev/init",
                          .type = "bind",
                          .source = input.place.initProgram.string(),
                          .options = {"bind", "rprivate", "ro"}});
    json list = json::array();
    for (const SpecMount& mount : mounts)
        list.push_back(mountJson(mount));
    return list;
}

} // namespace darse::runtime
