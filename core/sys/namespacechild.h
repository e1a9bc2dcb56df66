// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/sys/pidfd.h"

namespace darse::sys {

/// A child that makes the namespaces which its parent then joins: what the machine refuses fails in the child, and
/// leaves the parent as it was. It is a fork, so the process must have no thread besides this one. Ends with the
/// object, or with the parent.
class NamespaceChild {
public:
    /// Returns once the child is in a user namespace of its own, in which no id is mapped yet.
    [[nodiscard]] static Result<NamespaceChild> start();
    NamespaceChild(NamespaceChild&& other) noexcept = default;
    NamespaceChild& operator=(NamespaceChild&& other) = delete;
    ~NamespaceChild();

    [[nodiscard]] pid_t pid() const { return m_pid; }

    /// Once its ids are mapped: gives it a mount namespace, which mounts of the machine reach but which lets none out.
    [[nodiscard]] Result<void> makeMountNamespace() const;

    /// Moves this process into both namespaces, or into none. It stays in its working directory.
    [[nodiscard]] Result<void> join() const;

private:
    NamespaceChild(pid_t pid, PidFd handle, UniqueFd line) :
        m_pid(pid),
        m_handle(std::move(handle)),
        m_line(std::move(line))
    {
    }
    [[nodiscard]] Result<void> hear(const char* attempt) const;

    pid_t m_pid;
    PidFd m_handle;
    UniqueFd m_line;
};

} // namespace darse::sys
