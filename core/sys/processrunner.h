// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/command.h"

#include <stop_token>

namespace darse::sys {

/// Runs programs to their end. The only way in the house to start one that is waited for. Safe to use from many
/// threads at once.
class ProcessRunner {
public:
    ProcessRunner() = default;
    ProcessRunner(const ProcessRunner&) = delete;
    ProcessRunner& operator=(const ProcessRunner&) = delete;
    virtual ~ProcessRunner() = default;

    /// Blocks until the program has ended. An exit code other than 0 is an outcome, not an error; errors are: it could
    /// not be started (NotFound, PermissionDenied …), the deadline passed (Timeout) or `stop` was asked (Canceled). In
    /// the last two cases its whole process group has been killed and what it had written to stderr is the detail.
    ///
    /// Whoever has left the group, by setsid for instance, is not reached; containing those is a matter of cgroups.
    [[nodiscard]] virtual Result<Outcome> run(const Command& command, std::stop_token stop) = 0;
};

class SystemProcessRunner final : public ProcessRunner {
public:
    [[nodiscard]] Result<Outcome> run(const Command& command, std::stop_token stop) override;
};

/// Runs a program that must succeed: any other end is an Io error that says how it ended, with its stderr as detail.
[[nodiscard]] Result<Outcome> runChecked(ProcessRunner& runner, const Command& command, std::stop_token stop);

} // namespace darse::sys
