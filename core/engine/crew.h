// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/agenda.h"
#include "core/engine/containertable.h"
#include "core/engine/exectable.h"
#include "core/engine/images.h"
#include "core/rootfs/roots.h"
#include "core/rootfs/volumes.h"
#include "core/runtime/logs.h"
#include "core/runtime/runtime.h"
#include "core/runtime/spec.h"
#include "core/runtime/streams.h"

#include <atomic>

namespace darse::engine {

/// How many files of a log are kept, unless a container wants otherwise; the one that is written is one of them.
inline constexpr int kLogFiles = 3;

/// What this machine gives to containers, found once at start.
struct ContainerGround {
    runtime::SpecMachine spec{};
    runtime::RuntimePlaces runtime{};
    std::string cgroupParent{};          ///< "/darse"; empty: containers have no cgroup of their own
    std::filesystem::path initProgram{}; ///< empty: there is none
    std::filesystem::path hostResolv = "/etc/resolv.conf";
    std::string boot{}; ///< differs after every start of the machine; empty: unknown
    /// Told of every step that changes what outlives this process. For tests that end it there; else empty.
    std::function<void(std::string_view step)> reached{};
};

/// What the verbs about containers work with.
struct CrewParts {
    state::Records& records;
    Images& images;
    runtime::Runtime& runtime;
    rootfs::Roots& roots;
    rootfs::Volumes& volumes;
    network::Networks& networks;
    EventLog& events;
    ContainerGround ground;
    kube::Seal seal; ///< of what is confidential in the records
};

/// How many files its log may have; 0: as usual.
[[nodiscard]] int logFilesOf(const Container& container);

/// What the verbs about containers share. Their ends are watched as long as it lives.
struct Crew : CrewParts {
    explicit Crew(CrewParts parts);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    /// Rebuilds what is known from the records and from what is true, and begins to watch.
    [[nodiscard]] Result<void> begin();

    /// A step that changes what outlives this process is done.
    void reached(std::string_view step) const
    {
        if (ground.reached)
            ground.reached(step);
    }

    /// Keeps the rotated files of a container that lives.
    [[nodiscard]] Result<void> keepLog(const Container& container) const
    {
        return container.log.empty() ? ok() : logs->add(container.log, logFilesOf(container));
    }

    /// Tells the log of events.
    void tell(const Container& container, std::string action, std::map<std::string, std::string> attributes = {});

    /// What was amiss when it began, and what was done about it: one sentence each.
    std::vector<std::string> complaints;
    std::stop_source closing; ///< asked to stop when no answer is worth waiting for any more
    ContainerTable table;
    ExecTable execs;
    std::unique_ptr<runtime::LogKeeper> logs;
    std::unique_ptr<runtime::EndWatch> watch;
    std::atomic<bool> hasWaitingJoiners = false; ///< somebody has ever waited for one whose namespaces it joins
    Agenda agenda;
    Agenda checks; ///< what may take long; the last: what it does uses the others
};

/// "NotRunning" as a sentence of Docker.
[[nodiscard]] Error notRunning(const Container& container);

/// What the monitor is told about a container.
[[nodiscard]] runtime::Launch launchOf(const Container& container);

/// 64 hexadecimal digits by chance.
[[nodiscard]] std::string randomId();

} // namespace darse::engine
