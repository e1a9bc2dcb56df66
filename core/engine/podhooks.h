// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/agenda.h"
#include "core/engine/podprobes.h"

#include <mutex>
#include <set>

namespace darse::engine {

/// What containers of pods do right after their start and before their end: their lifecycle hooks, and the end itself,
/// first asked for and then forced. For any thread.
class PodHooks {
public:
    using Parts = PodProbes::Parts;

    explicit PodHooks(Parts parts) : m_parts(std::move(parts)) {}

    /// Just started: whoever has a hook is not ready before it is done, and ends if it fails.
    void begin(const ContainerId& run, const ProbedRun& asked);
    [[nodiscard]] bool isBeginning(const ContainerId& run) const;
    /// Asks for its end within the grace, once; does not wait for it.
    void end(const ContainerId& run, const ProbedRun& asked, std::chrono::seconds grace);

private:
    [[nodiscard]] ContainerPtr living(const ContainerId& run) const;
    [[nodiscard]] Result<void> act(const ContainerId& run, const ProbedRun& asked, const std::string& which,
                                   std::chrono::seconds limit);
    void complain(const ProbedRun& asked, const std::string& which, const Error& error);

    Parts m_parts;
    mutable std::mutex m_mutex;
    std::set<std::string> m_beginning; ///< by id
    std::set<std::string> m_ending;
    Agenda m_agenda{64}; ///< the last: what it does uses the others
};

/// What a run of a container is asked with.
[[nodiscard]] ProbedRun probedRun(const kube::Key& pod, const nlohmann::json& spec, const nlohmann::json& container,
                                  const std::string& address);

} // namespace darse::engine
