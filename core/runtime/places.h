// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <filesystem>
#include <memory>
#include <string>

namespace darse::runtime {

/// Who makes cgroups: the runtime by itself, or systemd for it (cgroup paths are then "slice:prefix:name").
enum class CgroupKeeper { Filesystem, Systemd };

/// Where the runtime and the monitors keep what they need while containers live: below /run, gone after a reboot.
struct RuntimePlaces {
    std::filesystem::path folder; ///< runtime state, exit files, sockets
    std::string runtime{};        ///< "crun" or "runc"; empty: the best there is
    CgroupKeeper cgroups = CgroupKeeper::Filesystem;
};

/// The programs that are used, and what is to be said about them.
struct RuntimePrograms {
    std::string runtime; ///< path of crun or runc
    std::string monitor; ///< path of conmon
    std::string runtimeName;
    std::string runtimeVersion;
    std::string monitorVersion;
    std::string reason{}; ///< why this runtime was chosen, one sentence
};

/// A runtime as it is called for one container: a container stays with the runtime that made it.
struct RuntimeTool {
    std::string program; ///< its path: that of `image` when there is one
    std::string name;    ///< "crun" or "runc"
    std::filesystem::path root;
    CgroupKeeper cgroups = CgroupKeeper::Filesystem;
    std::shared_ptr<const UniqueFd> image{}; ///< a copy in memory, which a child has to inherit
};

} // namespace darse::runtime
