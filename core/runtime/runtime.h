// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/runtime/places.h"
#include "core/sys/pidfd.h"
#include "core/sys/processrunner.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::runtime {

/// A container that is to be made from a bundle (config.json in `bundle`).
struct Launch {
    ContainerId id;
    std::string name;
    std::filesystem::path bundle;
    std::filesystem::path log; ///< empty: nothing is kept
    bool hasTerminal = false;
    bool keepsInputOpen = false;
    bool closesInputAfterFirst = false;
    std::uint64_t logLimit = 0; ///< bytes after which the monitor begins a new file; 0: never
};

struct Launched {
    int pid = 0;
    int monitorPid = 0;
};

/// Why a container could not be started, as its exit code says it.
enum class LaunchFailure {
    Engine = 125,
    NotExecutable = 126,
    NotFound = 127,
};

/// The exit code for an error of create(), start() or startExec(): they say NotFound and PermissionDenied of the
/// program to run and of nothing else.
[[nodiscard]] LaunchFailure launchFailure(const Error& error);

/// How a container has ended.
struct Ending {
    int exitCode = 0; ///< 128 + n for signal n
    bool isOomKilled = false;
    std::chrono::sys_time<std::chrono::nanoseconds> at{};
};

/// One container as the runtime sees it.
enum class RuntimeStatus { Creating, Created, Running, Paused, Stopped, Unknown };

struct RuntimeState {
    RuntimeStatus status = RuntimeStatus::Unknown;
    int pid = 0;
};

/// crun (else runc) under one conmon per container. Blocking; for any thread, but one call at a time per container.
class Runtime {
public:
    /// Finds the programs. Unsupported, with what to install, when there are none.
    [[nodiscard]] static Result<std::unique_ptr<Runtime>> open(RuntimePlaces places, sys::ProcessRunner& runner);
    virtual ~Runtime() = default;

    [[nodiscard]] virtual const RuntimePrograms& programs() const = 0;
    [[nodiscard]] virtual const RuntimePlaces& places() const = 0;
    /// The one that made the container; for a new one, the one that would.
    [[nodiscard]] virtual RuntimeTool toolFor(const ContainerId& id) const = 0;

    /// The process exists afterwards and waits for start(). Attach before that loses no byte.
    [[nodiscard]] virtual Result<Launched> create(const Launch& launch, const std::stop_token& stop) = 0;
    /// InvalidState when it is not there or does not wait.
    [[nodiscard]] virtual Result<void> start(const ContainerId& id) = 0;
    /// To its first process, or to all of them. NotFound when it has ended.
    [[nodiscard]] virtual Result<void> kill(const ContainerId& id, int signal) = 0;
    [[nodiscard]] virtual Result<void> killAll(const ContainerId& id, int signal) = 0;
    [[nodiscard]] virtual Result<void> pause(const ContainerId& id) = 0;
    [[nodiscard]] virtual Result<void> resume(const ContainerId& id) = 0;
    /// `resourcesJson` as in the specification.
    [[nodiscard]] virtual Result<void> update(const ContainerId& id, std::string_view resourcesJson) = 0;
    /// NotFound when the runtime knows nothing of it.
    [[nodiscard]] virtual Result<RuntimeState> state(const ContainerId& id) = 0;
    /// Found without the runtime's help. NotFound when it has ended; any other error: that cannot be told.
    [[nodiscard]] virtual Result<sys::PidFd> firstProcess(const ContainerId& id) = 0;
    /// Kills what is left, and forgets it: cgroup, state, exit file, socket. Nothing to remove is success.
    [[nodiscard]] virtual Result<void> remove(const ContainerId& id) = 0;
    /// What the monitor has written about the end, if it has.
    [[nodiscard]] virtual std::optional<Ending> ending(const ContainerId& id) const = 0;
    /// All containers that the runtime knows.
    [[nodiscard]] virtual Result<std::vector<ContainerId>> list() = 0;
};

} // namespace darse::runtime
