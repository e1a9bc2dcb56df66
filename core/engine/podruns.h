// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/containers.h"
#include "core/kube/object.h"

#include <functional>
#include <map>

namespace darse::engine {

/// The containers of one pod, found by their labels.
struct PodRuns {
    ContainerPtr infra{};                                      ///< null: there is none
    std::map<std::string, std::vector<ContainerPtr>> byName{}; ///< the latest run first

    /// Null: it has not been made yet.
    [[nodiscard]] ContainerPtr latest(const std::string& container) const;
    [[nodiscard]] ContainerPtr previous(const std::string& container) const;
    [[nodiscard]] std::vector<ContainerPtr> all() const; ///< without the infra
};

[[nodiscard]] PodRuns runsOf(const std::vector<ContainerPtr>& containers, const std::string& uid);
/// How often it had been run before; 0 for the first.
[[nodiscard]] int runNumber(const Container& container);
/// Empty: it belongs to no pod. It lives as long as the container.
[[nodiscard]] const std::string& podLabel(const Container& container, std::string_view label);

/// Why a container of a pod does not run yet.
struct Waiting {
    std::string reason;
    std::string message{};
    bool isNews = true; ///< it has not been told yet
};

/// What the probes of a run have found so far.
struct ProbeVerdict {
    bool isStarted = true;
    bool isReady = true;

    friend bool operator==(const ProbeVerdict&, const ProbeVerdict&) = default;
};

/// What is known of a pod beside its containers.
struct PodFacts {
    std::map<std::string, Waiting> waiting{};     ///< by container
    std::map<std::string, ProbeVerdict> probes{}; ///< by container, of those that run
    Waiting failure{};                            ///< why the pod as a whole has failed; without a reason: it has not
    std::function<std::string(const Container& run, const nlohmann::json& container)> lastWords{};
    std::string hostAddress{};
    std::chrono::system_clock::time_point now{};
};

/// The status that is true of a pod.
[[nodiscard]] nlohmann::json podStatus(const nlohmann::json& pod, const PodRuns& runs, const PodFacts& facts);

/// Its program is not there, or may not be run: this run is over before it has begun.
[[nodiscard]] bool couldNotBegin(const Container& run);
/// An init container that runs beside the others.
[[nodiscard]] bool isSidecar(const nlohmann::json& container);

/// What a container is in its pod.
enum class PodRole { Init, Sidecar, Main, Ephemeral };

/// Whether a container that has ended is to run again, and how long after its end, as the kubelet does it.
[[nodiscard]] bool runsAgain(const nlohmann::json& pod, const Container& ended, PodRole role);
/// Whether a run has another image than its container asks for by now.
[[nodiscard]] bool isOutdated(const Container& run, const nlohmann::json& container);
[[nodiscard]] std::chrono::seconds pauseBeforeRun(const Container& ended);

/// The cgroup that those of all containers of a pod are in.
[[nodiscard]] std::string podCgroup(const Crew& crew, const std::string& uid);

enum class WhichRun { Latest, Previous };
[[nodiscard]] Result<ContainerPtr> containerOfPod(const Containers& containers, const nlohmann::json& pod,
                                                  const std::string& name, WhichRun which);

} // namespace darse::engine
