// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/sys/pidfd.h"

#include <functional>

namespace darse::sys {

/// A file system with what is mounted in it, seen by nobody else: no process has it, it is in no table, and what is
/// unmounted on the machine meanwhile is not in its way. It goes with this object.
class MountView {
public:
    /// The top of the view, a directory.
    [[nodiscard]] int root() const { return m_root.get(); }

    /// A view of the mount at `top`, without what is mounted in it. `fill` mounts that: it runs on a thread that has
    /// the view as its root, so only there can be mounted anything in it.
    [[nodiscard]] static Result<MountView> make(int top, const std::function<Result<void>(int root)>& fill);

private:
    MountView(UniqueFd keeper, UniqueFd root) : m_keeper(std::move(keeper)), m_root(std::move(root)) {}

    UniqueFd m_keeper; ///< the mounts live as long as it
    UniqueFd m_root;
};

/// Does `task` on a thread that sees the mounts of a process; `root` is the top of all of them, whatever the process
/// has done to its own root. NotFound when the process has ended.
[[nodiscard]] Result<void> amongMountsOf(const PidFd& process, const std::function<Result<void>(int root)>& task);

/// An empty folder that nobody can write to, to be mounted by attachMount().
[[nodiscard]] Result<UniqueFd> emptyMount();

/// Whether `fd` is the top of something mounted.
[[nodiscard]] bool isMountTop(int fd);

} // namespace darse::sys
