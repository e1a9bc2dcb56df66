// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/podprobes.h"
#include "core/kube/objects.h"
#include "core/kube/podplan.h"

#include <functional>
#include <optional>

namespace darse::engine {

using SyncMoment = std::chrono::steady_clock::time_point;

/// What one look at a pod works with.
struct PodSyncParts {
    Crew& crew;
    Containers& containers;
    kube::Objects& objects;
    PodProbes& probes;
    std::filesystem::path folder; ///< of this pod
    std::string node;
    std::stop_token stop;
    std::function<void(std::string_view type, const std::string& reason, const std::string& message)> tell;
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
    void converge();
    [[nodiscard]] bool holdsNamespaces();
    [[nodiscard]] bool hasImage(const nlohmann::json& container);
    [[nodiscard]] Result<void> bringImage(const nlohmann::json& container);
    /// True once every init container is through.
    [[nodiscard]] bool initialize();
    void keepRunning(const nlohmann::json& container, PodRole role);
    void startRun(const nlohmann::json& container, int run);
    void fail(const std::string& name, const std::string& reason, const Error& error);
    void lookAt(SyncMoment moment);
    void writeStatus();
    [[nodiscard]] bool isOver() const;
    void killAll();
    void watchProbes(const nlohmann::json& container, const ContainerPtr& run);
    [[nodiscard]] kube::PodGround ground() const;
    [[nodiscard]] std::string nameOf(const nlohmann::json& container) const;

    PodSyncParts m_parts;
    kube::Key m_key;
    kube::ObjectPtr m_pod;
    PodRuns m_runs;
    PodFacts m_facts;
    PodVerdict m_verdict;
};

} // namespace darse::engine
