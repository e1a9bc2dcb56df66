// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

#include <array>

namespace darse::engine {

/// Everything that a launch needs, found and prepared before a process is made.
struct LaunchPlan {
    std::string spec{}; ///< config.json
    std::vector<std::string> warnings{};
    std::filesystem::path root{};
    bool hasNetworks = false; ///< it is to be connected
    container::EndpointsAsked networks{};
    std::vector<container::PortBinding> ports{};
};

/// Mounts the file system and the volumes, finds the user, writes /etc/hosts and its like, and the specification.
/// Nothing of it lives: cleanAfter() takes all of it back.
[[nodiscard]] Result<LaunchPlan> planLaunch(Crew& crew, const Container& container);

/// What the names in a container mean, once it is on its networks.
[[nodiscard]] Result<void> writeNameFiles(Crew& crew, const Container& container, const network::Connected& connected);

/// The mounts of a container that is made: volumes are created, and those of other containers taken over.
/// Nothing is made, or all of it.
[[nodiscard]] Result<std::vector<MountPoint>> settleMounts(Crew& crew, const container::Config& config);
/// Those that were made for a container that does not come to be.
void removeVolumes(Crew& crew, const std::vector<MountPoint>& mounts);
/// As the specification has them.
[[nodiscard]] Result<std::vector<runtime::SpecMount>> specMounts(Crew& crew, const Container& container, int root);

/// The files of names that every container has, from here unless something else is mounted there.
inline constexpr std::array<std::string_view, 3> kNameFiles{"/etc/hosts", "/etc/hostname", "/etc/resolv.conf"};
/// Whose they are: who shares another's network shares what its names mean there, and that one may be a guest too.
[[nodiscard]] std::filesystem::path nameFolder(Crew& crew, const Container& container);

/// What it is called inside.
[[nodiscard]] std::string hostnameOf(const Container& container);

/// "", "host", "none", or a container's; else the name of a network.
[[nodiscard]] bool isNamedNetwork(std::string_view mode);

/// Says where a container's files lie.
void place(const Crew& crew, Container& container);

/// Makes the process of a container that is not alive, and lets it run. The berth's verb is held by the caller.
[[nodiscard]] Result<void> launch(Crew& crew, Berth& berth, const std::stop_token& stop);

/// Frees what a container that is not alive holds: runtime, networks, mounts. Nothing to free is success.
[[nodiscard]] Result<void> cleanAfter(Crew& crew, const Container& container);

/// Notes that the process of this launch has ended, cleans up, and does what its restart policy says. Without an ending
/// whoever would have told is gone: it is looked at, and goes on being watched when it lives.
void settleEnd(Crew& crew, const BerthPtr& berth, std::uint64_t launches, const std::optional<runtime::Ending>& ending);

/// Its process, when it lives. NotFound when it does not, for certain.
[[nodiscard]] Result<sys::PidFd> livingProcess(Crew& crew, const Container& container);

/// Waits until it has ended more often than that. An end that nobody tells of is noted when its process is gone.
[[nodiscard]] Result<void> seeToEnd(Crew& crew, const BerthPtr& berth, std::uint64_t endings, const Wait& wait);

/// Writes what the table owes to the records, by and by.
void payLater(Crew& crew);

/// Begins a container again by and by, because its policy says so.
void startAgainLater(Crew& crew, const BerthPtr& berth, std::chrono::nanoseconds ranFor);

/// Removes a container that is not alive. The berth's verb is held by the caller.
enum class AnonymousVolumes { Keep, Remove };
[[nodiscard]] Result<void> removeDead(Crew& crew, const BerthPtr& berth, AnonymousVolumes volumes);

} // namespace darse::engine
