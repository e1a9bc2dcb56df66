// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/distribution.h"
#include "core/sys/finding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace darse::sys {

/// Whose engine it is and where it lies, as decided before a user namespace was entered.
struct HostPlace {
    std::filesystem::path root = "/"; ///< of the machine; another one is a recorded one
    std::filesystem::path state{};    ///< the engine's folder
    std::string userName{};
    bool isRootless = false;
    Installer installer = Installer::Unknown;
};

/// Settings of the machine: ports below 1024, lingering, inotify, forwarding, packet filter, LSM, descriptors,
/// pressure, subordinate ids, disk space. Reads small files; what does not concern this engine is left out.
[[nodiscard]] std::vector<Finding> probeHost(const HostPlace& place);

/// System calls that the engine and its programs use, tried once each.
[[nodiscard]] std::vector<Finding> probeKernel();

} // namespace darse::sys
