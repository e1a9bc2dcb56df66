// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/agenda.h"
#include "core/engine/containers.h"
#include "core/engine/podnotice.h"
#include "core/engine/podruns.h"
#include "core/kube/object.h"

#include <array>
#include <map>
#include <mutex>

namespace darse::engine {

/// A run whose probes are asked.
struct ProbedRun { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    kube::Key pod;
    nlohmann::json container;
    std::string address{};          ///< of the pod
    std::chrono::seconds grace{30}; ///< between being asked to end and being ended
};

/// Asks the containers of pods how they are, as often as their probes say. One that is not well is stopped; whoever
/// looks after its pod starts it again. For any thread.
class PodProbes {
public:
    struct Parts {
        Crew& crew;
        Containers& containers;
        std::function<void(const kube::Key& pod)> changed;
        std::function<void(const kube::Key& pod, const PodNotice& notice)> complain;
        /// Ends a run that is not well.
        std::function<void(const ContainerId& run, const ProbedRun& asked, std::chrono::seconds grace)> end{};
    };

    explicit PodProbes(Parts parts) : m_parts(std::move(parts)) {}

    /// From now on, until the run has ended; once is enough.
    void watch(const ContainerId& run, ProbedRun asked);
    [[nodiscard]] ProbeVerdict verdictOf(const ContainerId& run, const nlohmann::json& container) const;

private:
    struct Count {
        int good = 0;
        int bad = 0;
    };
    struct Watched : ProbedRun { // NOLINT(bugprone-exception-escape): moving JSON does not throw
        ProbeVerdict verdict{};
        std::map<std::string_view, Count> counts{};
    };

    void ask(const ContainerId& run, std::string_view kind);
    void askLater(const ContainerId& run, std::string_view kind, std::chrono::seconds pause);
    [[nodiscard]] bool note(const ContainerId& run, std::string_view kind, const Result<void>& answer);

    Parts m_parts;
    mutable std::mutex m_mutex;
    std::map<std::string, Watched> m_watched; ///< by id
    Agenda m_agenda;                          ///< the last: what it does uses the others
};

} // namespace darse::engine
