// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"

#include <string>
#include <string_view>

namespace darse::test {

/// Cgroups of this machine, in every hierarchy but cpuset (whose cgroups take nobody before they are told their
/// processors), below one of our own, which goes with everything in it.
class LiveCgroups {
public:
    /// `name` tells programs apart that run at the same time.
    LiveCgroups(const cgroup::Hierarchy& hierarchy, std::string_view name);
    LiveCgroups(const LiveCgroups&) = delete;
    LiveCgroups& operator=(const LiveCgroups&) = delete;
    ~LiveCgroups();

    [[nodiscard]] const std::string& top() const { return m_top; }
    /// "/darse-test/web", made in every hierarchy.
    std::string make(std::string_view name) const;
    /// Where a process in it would be.
    [[nodiscard]] cgroup::Paths pathsOf(const std::string& cgroup) const;
    /// Into that file, in the hierarchy that has it; false when none takes it.
    bool write(const std::string& cgroup, std::string_view controller, const char* file, const char* text) const;
    /// Called in a child between fork and exec or exit: this process goes there.
    bool enter(const std::string& cgroup) const;

private:
    [[nodiscard]] bool isUsed(const cgroup::Tree& tree) const;

    const cgroup::Hierarchy& m_hierarchy;
    std::string m_top;
};

} // namespace darse::test
