// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"
#include "core/engine/podhooks.h"
#include "core/engine/registries.h"
#include "core/kube/objects.h"
#include "core/kube/podplan.h"

#include <functional>
#include <mutex>
#include <optional>
#include <set>

namespace darse::engine {

using SyncMoment = std::chrono::steady_clock::time_point;

/// What one look at a pod works with.
struct PodSyncParts {
    Crew& crew;
    Containers& containers;
    kube::Objects& objects;
    PodHooks& hooks;
    PodProbes& probes;
    std::filesystem::path folder;   ///< of this pod
    std::filesystem::path profiles; ///< for seccomp, that pods may name
    std::string node;
    std::string nodeAddress;
    const Result<cgroup::Hierarchy>& hierarchy; ///< of cgroups
    std::stop_token stop;
    std::function<void(const PodNotice& notice)> tell;
    /// True the first time that it is asked about `what` of this pod.
    std::function<bool(const std::string& what)> isFirst;
    /// Nothing when something that failed may be tried (again); else why it waits.
    std::function<std::optional<Waiting>(const std::string& what)> mayTry;
    /// Notes a failure; when it may be tried again.
    std::function<SyncMoment(const std::string& what, Waiting why)> hasFailed;
};

struct PodVerdict {
    bool isGone = false; ///< nothing of it runs any more, and it is to be forgotten
    std::optional<SyncMoment> nextLook{};
};

/// One look at one pod: does what is missing now, and writes the status.
class PodSync {
public:
    PodSync(PodSyncParts parts, kube::Key key, kube::ObjectPtr pod);

    [[nodiscard]] PodVerdict run();

private:
    void refresh();
    [[nodiscard]] PodVerdict end();
    /// Nothing is started any more, and what runs is asked to end.
    void finish();
    [[nodiscard]] std::vector<ContainerPtr> nextToEnd() const;
    void endRun(const ContainerPtr& run, std::chrono::seconds grace);
    /// True when the pod has been active for as long as it may.
    [[nodiscard]] bool isTooLate();
    /// True when a volume of the disk has outgrown its limit.
    [[nodiscard]] bool isOverfull();
    void converge();
    void limitGroup();
    [[nodiscard]] nlohmann::json containerCalled(const std::string& name) const;
    [[nodiscard]] bool holdsNamespaces();
    [[nodiscard]] bool hasImage(const nlohmann::json& container);
    [[nodiscard]] Result<void> bringImage(const nlohmann::json& container);
    [[nodiscard]] RequestCredential pullSecrets() const;
    /// True once every init container is through.
    [[nodiscard]] bool initialize();
    /// The containers of the pod come to be side by side: whoever works on one has the turn, apart from the time that
    /// the container itself takes.
    using Turn = std::unique_lock<std::mutex>;
    void startAll();
    void keepRunning(const nlohmann::json& container, PodRole role, Turn& turn);
    void startRun(const nlohmann::json& container, int run, Turn& turn);
    void keepTwo(const std::string& name);
    /// Asks a run to end whose container is to be something else by now.
    void replaceRun(const nlohmann::json& container, const ContainerPtr& run);
    [[nodiscard]] Result<container::Config> planned(const nlohmann::json& container, int run) const;
    void fail(const std::string& name, const std::string& reason, const Error& error);
    void failSandbox(const std::string& first, const Error& error);
    void failMount(const Error& error);
    [[nodiscard]] std::string fullName() const;
    void lookAt(SyncMoment moment);
    void writeStatus();
    [[nodiscard]] bool isOver() const;
    void killAll();
    void watchProbes(const nlohmann::json& container, const ContainerPtr& run);
    [[nodiscard]] kube::PodGround ground() const;
    [[nodiscard]] std::string nameOf(const nlohmann::json& container) const;

    std::mutex m_turn;
    PodSyncParts m_parts;
    kube::Key m_key;
    kube::ObjectPtr m_pod;
    PodRuns m_runs;
    PodFacts m_facts;
    PodVerdict m_verdict;
    std::set<std::string> m_pulled; ///< containers whose image was brought now
};

} // namespace darse::engine
