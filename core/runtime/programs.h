// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runtime/runtime.h"
#include "core/sys/processrunner.h"

#include <filesystem>
#include <optional>
#include <string>

namespace darse::runtime {

/// What there is to choose from.
struct RuntimesFound {
    std::optional<std::string> crun{}; ///< path
    std::optional<std::string> runc{};
    bool isHybridInUse = false; ///< cgroup v1 with a controller in the v2 tree beside it: crun refuses that
};

struct RuntimeChoice {
    std::string name;
    std::string program;
    std::string reason;
};

/// crun unless it would refuse this machine, else runc, or the one that is `wanted`. Unsupported, with what to do, when
/// there is none.
[[nodiscard]] Result<RuntimeChoice> chooseRuntime(const RuntimesFound& found, const std::string& wanted);

/// Whether controllers live in the v2 tree of the hybrid layout at `cgroups` ("/sys/fs/cgroup").
[[nodiscard]] bool isHybridInUse(const std::filesystem::path& cgroups);

/// Finds the programs and asks the chosen ones for their versions.
[[nodiscard]] Result<RuntimePrograms> findPrograms(const std::string& wanted, sys::ProcessRunner& runner);

/// What runtimes and monitors see of our environment.
[[nodiscard]] std::vector<std::string> toolEnvironment(const std::filesystem::path& temporary);

} // namespace darse::runtime
