// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/grouplimits.h"

#include "core/base/guard.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::cgroup {
namespace {

using std::filesystem::path;

constexpr std::int64_t kPeriod = 100'000;
constexpr std::int64_t kLeastQuota = 1000;
constexpr std::int64_t kBillion = 1'000'000'000;

Result<void> write(const path& file, const std::string& text)
{
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, file.native());
    return sys::writeAll(fd.get(), text).within(file.native());
}

Result<path> make(const Hierarchy& hierarchy, const Tree& tree, std::string_view cgroup)
{
    const path around = hierarchy.folderOf(tree, path(cgroup).parent_path().native());
    path folder = hierarchy.folderOf(tree, cgroup);
    for (const path& one : {around, folder}) {
        constexpr mode_t kMode = 0755;
        if (::mkdir(one.c_str(), kMode) != 0 && errno != EEXIST)
            return Error::fromErrno(errno, one.native());
    }
    return folder;
}

Result<void> limitCpu(const Tree& tree, const path& folder, const GroupLimits& limits)
{
    const bool isV2 = tree.version == Version::V2;
    const std::int64_t quota = std::max(kLeastQuota, limits.nanoCpus / (kBillion / kPeriod));
    if (limits.nanoCpus > 0 && isV2)
        TRY(write(folder / "cpu.max", std::to_string(quota) + " " + std::to_string(kPeriod)));
    if (limits.nanoCpus > 0 && !isV2) {
        TRY(write(folder / "cpu.cfs_period_us", std::to_string(kPeriod)));
        TRY(write(folder / "cpu.cfs_quota_us", std::to_string(quota)));
    }
    if (limits.nanoCpusWanted <= 0)
        return ok();
    constexpr std::int64_t kMostShares = 262'144;
    const std::int64_t shares = std::clamp<std::int64_t>(limits.nanoCpusWanted * 1024 / kBillion, 2, kMostShares);
    return isV2 ? write(folder / "cpu.weight", std::to_string(1 + (shares - 2) * 9999 / (kMostShares - 2)))
                : write(folder / "cpu.shares", std::to_string(shares));
}

} // namespace

Result<void> limitCgroup(const Hierarchy& hierarchy, std::string_view cgroup, const GroupLimits& limits)
{
    if (const Tree* tree = hierarchy.treeOf("memory"); tree != nullptr && limits.memory > 0) {
        TRY_DECLARE(const path folder, make(hierarchy, *tree, cgroup));
        TRY(write(folder / (tree->version == Version::V2 ? "memory.max" : "memory.limit_in_bytes"),
                  std::to_string(limits.memory)));
    }
    const Tree* tree = hierarchy.treeOf("cpu");
    if (tree == nullptr || (limits.nanoCpus <= 0 && limits.nanoCpusWanted <= 0))
        return ok();
    TRY_DECLARE(const path folder, make(hierarchy, *tree, cgroup));
    return limitCpu(*tree, folder, limits);
}

} // namespace darse::cgroup
