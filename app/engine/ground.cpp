// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/ground.h"

#include "core/cgroup/parent.h"
#include "core/runtime/apparmor.h"
#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <linux/magic.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/vfs.h>

namespace darse::engine {
namespace {

constexpr const char* kCgroups = "/sys/fs/cgroup";

bool isCgroupV2()
{
    struct statfs info {};
    return ::statfs(kCgroups, &info) == 0 && info.f_type == CGROUP2_SUPER_MAGIC;
}

/// FNV-1a: short, and the same for the same folder every time.
std::uint32_t numberOf(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

bool isOn(const char* file, std::string_view value)
{
    return sys::readFile(file, kibibytes(4)).valueOr({}).starts_with(value);
}

bool isFound(const std::vector<sys::Finding>& probe, std::string_view name)
{
    return std::ranges::any_of(probe,
                               [&](const sys::Finding& finding) { return finding.name == name && finding.isOk; });
}

} // namespace

std::filesystem::path runtimeFolder(const std::string& socketFolder, const std::string& root)
{
    std::ostringstream name;
    name << std::hex << numberOf(root);
    return std::filesystem::path(socketFolder) / name.str();
}

void raiseOpenFiles()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= files.rlim_max)
        return;
    files.rlim_cur = files.rlim_max;
    static_cast<void>(::setrlimit(RLIMIT_NOFILE, &files));
}

ContainerGround findGround(const std::filesystem::path& runtimeFolder, bool isRootless)
{
    ContainerGround out;
    out.runtime.folder = runtimeFolder;
    out.spec.isRootless = isRootless;
    out.spec.isCgroupV2 = isCgroupV2();
    out.spec.hasApparmor = isOn("/sys/module/apparmor/parameters/enabled", "Y");
    if (out.spec.hasApparmor && !isRootless) {
        sys::SystemProcessRunner runner;
        out.spec.apparmorProfile = runtime::loadApparmor(runner);
    }
    out.spec.hasSelinux = isOn("/sys/fs/selinux/enforce", "1");
    const auto privilege = isRootless ? cgroup::Privilege::Rootless : cgroup::Privilege::Root;
    if (const auto hierarchy = cgroup::Hierarchy::find()) {
        const cgroup::Parent parent = cgroup::prepareCgroupParent(*hierarchy, privilege).valueOr({});
        out.cgroupParent = parent.path;
        out.spec.controllers = parent.controllers;
    }
    if (out.cgroupParent.empty())
        out.runtime.cgroups = runtime::CgroupKeeper::Nobody;
    out.boot = sys::readFile("/proc/sys/kernel/random/boot_id", kibibytes(1)).valueOr({});
#ifdef DARSE_FAULT_POINTS
    if (const char* boot = std::getenv("DARSE_BOOT"))
        out.boot = boot;
    // Only in the engine of the tests: it dies where it is told to.
    if (const char* step = std::getenv("DARSE_DIE_AT"))
        out.reached = [fatal = std::string(step)](std::string_view reached) {
            if (reached == fatal)
                std::raise(SIGKILL);
        };
#endif
    out.initProgram = sys::trustedProgram("catatonit").value_or("");
    return out;
}

rootfs::Mounting chooseMounting(const std::vector<sys::Finding>& probe, bool isRootless)
{
    if (!isRootless && isFound(probe, "overlay"))
        return rootfs::Mounting::Overlay;
    if (isFound(probe, "overlayUserxattr"))
        return rootfs::Mounting::OverlayUserxattr;
    return isFound(probe, "fuseOverlayfs") ? rootfs::Mounting::FuseOverlayfs : rootfs::Mounting::Copy;
}

} // namespace darse::engine
