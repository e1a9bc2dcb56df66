// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mounts of a container: what was asked for, what it became, and what the runtime is told.
#include "core/base/guard.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"

#include <algorithm>
#include <set>

namespace darse::engine {
namespace {

namespace fs = std::filesystem;
using container::Mount;
using container::MountType;
using container::Propagation;

std::string_view optionOf(Propagation propagation)
{
    switch (propagation) {
    case Propagation::Private:
        return "private";
    case Propagation::Shared:
        return "shared";
    case Propagation::RShared:
        return "rshared";
    case Propagation::Slave:
        return "slave";
    case Propagation::RSlave:
        return "rslave";
    case Propagation::Default:
    case Propagation::RPrivate:
        break;
    }
    return "rprivate";
}

Result<void> checkSource(const Mount& mount)
{
    std::error_code error;
    if (fs::exists(mount.source, error))
        return ok();
    if (!mount.makesSource)
        return Error(ErrorKind::InvalidInput,
                     "invalid mount config for type \"bind\": bind source path does not exist: " + mount.source);
    if (fs::create_directories(mount.source, error); error)
        return Error::fromErrno(error.value(), "make " + mount.source + " for " + mount.target);
    return ok();
}

Result<MountPoint> settle(Crew& crew, const Mount& mount)
{
    MountPoint out{.type = mount.type,
                   .source = mount.source,
                   .target = mount.target,
                   .mode = mount.options,
                   .isReadOnly = mount.isReadOnly,
                   .propagation = mount.propagation};
    if (mount.type == MountType::Bind)
        TRY(checkSource(mount));
    if (mount.type != MountType::Volume)
        return out;
    rootfs::VolumeAsked asked{.name = mount.source, .labels = mount.volumeLabels, .options = mount.volumeOptions};
    if (mount.volumeDriver.empty() || mount.volumeDriver == "local") {
        const auto known =
            asked.name.empty() ? Result<rootfs::Volume>(Error(ErrorKind::NotFound, {})) : crew.volumes.find(asked.name);
        TRY_DECLARE(const rootfs::Volume volume, known ? known : crew.volumes.create(asked));
        if (!known)
            crew.events.add(
                {.type = "volume", .action = "create", .object = volume.name, .attributes = {{"driver", "local"}}});
        out.name = volume.name;
        out.source = volume.path;
        out.isAnonymous = volume.isAnonymous;
        out.isFilled = !mount.copiesNothing;
        return out;
    }
    return Error(ErrorKind::Unsupported,
                 "there is no volume driver \"" + mount.volumeDriver + "\": volumes are \"local\"");
}

/// Takes the mounts of "name[:ro]".
Result<void> takeFrom(Crew& crew, const std::string& from, std::vector<MountPoint>& into)
{
    const auto colon = from.rfind(':');
    const std::string mode = colon == std::string::npos ? std::string() : from.substr(colon + 1);
    const bool hasMode = mode == "ro" || mode == "rw" || mode == "z" || mode == "Z";
    TRY_DECLARE(const BerthPtr other, crew.table.find(hasMode ? from.substr(0, colon) : from));
    for (MountPoint mount : other->now()->mounts) {
        const bool isCovered = std::ranges::any_of(into, [&](const auto& own) { return own.target == mount.target; });
        if (isCovered || mount.type == MountType::Tmpfs)
            continue;
        mount.isReadOnly = mount.isReadOnly || mode == "ro";
        mount.isAnonymous = false;
        into.push_back(std::move(mount));
    }
    return ok();
}

runtime::SpecMount tmpfs(const MountPoint& mount, const container::Config& config)
{
    runtime::SpecMount out{
        .target = mount.target, .type = "tmpfs", .source = "tmpfs", .options = {"nosuid", "nodev", "noexec"}};
    const auto asked = std::ranges::find_if(
        config.mounts, [&](const Mount& one) { return one.type == MountType::Tmpfs && one.target == mount.target; });
    if (asked == config.mounts.end())
        return out;
    if (asked->tmpfsSize > 0)
        out.options.push_back("size=" + std::to_string(asked->tmpfsSize));
    if (asked->tmpfsMode) {
        std::string octal;
        for (std::uint32_t rest = *asked->tmpfsMode; rest > 0; rest /= 8)
            octal.insert(octal.begin(), static_cast<char>('0' + rest % 8));
        out.options.push_back("mode=" + (octal.empty() ? "0" : octal));
    }
    std::string word;
    for (const char c : asked->options + ",") {
        if (c != ',') {
            word += c;
            continue;
        }
        if (word == "exec" || word == "suid" || word == "dev")
            std::erase(out.options, "no" + word);
        else if (!word.empty())
            out.options.push_back(word);
        word.clear();
    }
    if (mount.isReadOnly)
        out.options.emplace_back("ro");
    return out;
}

runtime::SpecMount bind(const MountPoint& mount, const fs::path& source)
{
    return {.target = mount.target,
            .type = "bind",
            .source = source.string(),
            .options = {"rbind", mount.isReadOnly ? "ro" : "rw", std::string(optionOf(mount.propagation))}};
}

} // namespace

void removeVolumes(Crew& crew, const std::vector<MountPoint>& mounts)
{
    for (const MountPoint& mount : mounts) {
        if (mount.isAnonymous)
            static_cast<void>(crew.volumes.remove(mount.name, {}));
    }
}

Result<std::vector<MountPoint>> settleMounts(Crew& crew, const container::Config& config)
{
    std::vector<MountPoint> out;
    ScopeGuard undone([&] { removeVolumes(crew, out); });
    std::set<std::string> targets;
    for (const Mount& mount : config.mounts) {
        if (!targets.insert(mount.target).second)
            return Error(ErrorKind::InvalidInput, "Duplicate mount point: " + mount.target);
        TRY_DECLARE(MountPoint settled, settle(crew, mount));
        out.push_back(std::move(settled));
    }
    for (const std::string& from : config.volumesFrom)
        TRY(takeFrom(crew, from, out));
    for (const std::string& target : config.anonymousVolumes) {
        if (std::ranges::any_of(out, [&](const MountPoint& mount) { return mount.target == target; }))
            continue;
        TRY_DECLARE(MountPoint settled, settle(crew, Mount{.target = target}));
        out.push_back(std::move(settled));
    }
    undone.dismiss();
    return out;
}

fs::path nameFolder(Crew& crew, const Container& container)
{
    fs::path folder = container.folder;
    std::string mode = container.config->modes.network;
    for (int i = 0; i < kLongestChain && mode.starts_with(kOther); ++i) {
        const auto berth = crew.table.find(mode.substr(kOther.size()));
        if (!berth)
            break;
        const ContainerPtr other = (*berth)->now();
        folder = other->folder;
        mode = other->config->modes.network;
    }
    return folder;
}

Result<std::vector<runtime::SpecMount>> specMounts(Crew& crew, const Container& container, int root)
{
    std::vector<runtime::SpecMount> out;
    for (const MountPoint& mount : container.mounts) {
        if (mount.type == MountType::Tmpfs) {
            out.push_back(tmpfs(mount, *container.config));
            continue;
        }
        if (mount.type == MountType::Bind) {
            // Somebody may have taken away what was there, or made, when the container was created.
            const auto asked = std::ranges::find(container.config->mounts, mount.target, &Mount::target);
            if (asked != container.config->mounts.end())
                TRY(checkSource(*asked));
            out.push_back(bind(mount, mount.source));
            continue;
        }
        TRY_DECLARE(const fs::path source, crew.volumes.mount(mount.name));
        if (mount.isFilled)
            TRY(crew.volumes.fillOnce(mount.name, root, mount.target));
        out.push_back(bind(mount, source));
    }
    const fs::path names = nameFolder(crew, container);
    for (const std::string_view file : kNameFiles) {
        if (std::ranges::any_of(container.mounts, [&](const MountPoint& mount) { return mount.target == file; }))
            continue;
        out.push_back({.target = std::string(file),
                       .type = "bind",
                       .source = (names / file.substr(file.rfind('/') + 1)).string(),
                       .options = {"bind", "rw", "rprivate"}});
    }
    // What is deeper goes over what is not, whatever order it was asked for in.
    std::ranges::stable_sort(out, {},
                             [](const runtime::SpecMount& mount) { return std::ranges::count(mount.target, '/'); });
    return out;
}

} // namespace darse::engine
