// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/joining.h"

#include <algorithm>
#include <set>

namespace darse::engine {
namespace {

using container::Status;

const Bytes kUsualMemory = mebibytes(64);

Bytes memoryOf(const container::Config& config)
{
    return config.sharedMemory > 0 ? Bytes(config.sharedMemory) : kUsualMemory;
}

runtime::SpecMount bound(const std::filesystem::path& source)
{
    return {.target = "/dev/shm",
            .type = "bind",
            .source = source.string(),
            .options = {"rbind", "rprivate", "nosuid", "nodev", "noexec"}};
}

/// Of the one whose memory it shares in the end.
Result<runtime::SpecMount> memoryOfOther(Crew& crew, std::string mode)
{
    for (int i = 0; i < kLongestChain; ++i) {
        TRY_DECLARE(const BerthPtr berth, crew.table.find(mode.substr(kOther.size())));
        const ContainerPtr other = berth->now();
        mode = other->config->modes.ipc;
        if (mode == "host")
            return bound("/dev/shm");
        if (mode.starts_with(kOther))
            continue;
        const auto path = crew.roots.sharedMemory(other->id);
        if (path.empty())
            return Error(ErrorKind::Conflict,
                         "cannot join the IPC of container " + other->name +
                             ": it does not share it (non-shareable IPC); make it with --ipc shareable");
        return bound(path);
    }
    return Error(ErrorKind::InvalidState, "containers that join each other's IPC go round in a ring");
}

} // namespace

std::vector<std::string> joinedBy(const container::Config& config)
{
    std::set<std::string> out;
    for (const std::string* mode : {&config.modes.network, &config.modes.ipc, &config.modes.pid, &config.modes.uts}) {
        if (mode->starts_with(kOther))
            out.insert(mode->substr(kOther.size()));
    }
    return {out.begin(), out.end()};
}

bool isTooEarly(const Crew& crew, const Container& container)
{
    const auto others = joinedBy(*container.config);
    return std::ranges::any_of(others, [&crew, &container](const std::string& name) {
        const auto berth = crew.table.find(name);
        return berth && (*berth)->now()->state.status == Status::Restarting && (*berth)->now()->id != container.id;
    });
}

void hurryJoiners(Crew& crew, const Container& container)
{
    if (!crew.hasWaitingJoiners.load())
        return;
    for (const ContainerPtr& each : crew.table.list()) {
        if (each->state.status != Status::Restarting)
            continue;
        for (const std::string& name : joinedBy(*each->config)) {
            const auto berth = crew.table.find(name);
            if (berth && (*berth)->now()->id == container.id)
                crew.agenda.hurry(restartKey(each->id));
        }
    }
}

Result<std::optional<runtime::SpecMount>> sharedMemoryOf(Crew& crew, const Container& container)
{
    const std::string& mode = container.config->modes.ipc;
    const bool isHidden = std::ranges::any_of(
        container.mounts, [](const MountPoint& mount) { return mount.target == "/dev/shm" || mount.target == "/dev"; });
    if (isHidden || (mode != "shareable" && !mode.starts_with(kOther)))
        return std::optional<runtime::SpecMount>();
    if (mode.starts_with(kOther)) {
        TRY_DECLARE(runtime::SpecMount mount, memoryOfOther(crew, mode));
        return std::optional(std::move(mount));
    }
    TRY_DECLARE(const auto path, crew.roots.shareMemory(container.id, memoryOf(*container.config)));
    return std::optional(bound(path));
}

std::string restartKey(const ContainerId& id)
{
    return "restart " + id.value();
}

} // namespace darse::engine
