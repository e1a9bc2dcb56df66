// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/reader.h"

namespace darse::metrics {

/// Tells without a look at them whether containers have rested: the cgroup around all of them counts what all have
/// used, so if that is what those that were read have used, the others have used nothing. For one thread at a time.
class Account {
public:
    /// `around` is the path of that cgroup where processor time is counted; empty: there is none, and nothing is known.
    Account(cgroup::Hierarchy hierarchy, std::string around);

    /// Whether a process of these cgroups is counted there.
    [[nodiscard]] bool covers(const cgroup::Paths& paths) const;

    /// Before a tick reads its first container, …
    void begin();
    /// … with what each of those that are read has used more, and once they are read:
    void add(std::chrono::nanoseconds grown) { m_counted += grown; }
    /// Whether the others have used nothing since all were read, which is at most a millisecond together.
    [[nodiscard]] bool isBalanced();
    /// All are read.
    void settle();

private:
    using Time = std::chrono::nanoseconds;
    /// What the cgroup around has used beyond what was counted: of those that are gone, and while reading went on.
    struct Rest {
        Time least{};
        Time most{};
    };

    void open();
    [[nodiscard]] std::optional<Time> used();
    [[nodiscard]] std::optional<Rest> measure();

    cgroup::Hierarchy m_hierarchy;
    std::string m_around;
    std::optional<cgroup::CgroupReader> m_reader; ///< none while there is no such cgroup
    std::optional<cgroup::CgroupReader> m_own;    ///< of the engine, when it is in there, too
    Time m_ownUsed{};
    Time m_counted{};
    std::optional<Time> m_before; ///< reading began
    std::optional<Rest> m_rest;
};

} // namespace darse::metrics
