// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace darse::runtime {

/// What "--security-opt" says, in the words of Docker and Podman.
struct SecurityOptions {
    bool hasNoNewPrivileges = false;
    std::optional<std::string> seccomp{};  ///< "unconfined" or a profile; absent: ours
    std::optional<std::string> apparmor{}; ///< name of a profile
    bool isLabelDisabled = false;
    std::map<std::string, std::string> label{}; ///< "user", "role", "type", "level", "filetype"
    std::vector<std::string> masked{};
    std::vector<std::string> unmasked{}; ///< paths, with the wildcards of glob(7), or "ALL"
};

/// "NAME", "NAME=VALUE" or, as long ago, "NAME:VALUE". InvalidInput for what nobody knows.
[[nodiscard]] Result<SecurityOptions> parseSecurityOptions(const std::vector<std::string>& options);

/// What is hidden and what is read-only in a container.
struct ProtectedPaths {
    std::vector<std::string> masked{};
    std::vector<std::string> readOnly{};
};

/// The usual ones.
[[nodiscard]] ProtectedPaths usualPaths();

/// Without those that match a pattern of `unmasked`.
[[nodiscard]] std::vector<std::string> withoutUnmasked(std::vector<std::string> paths,
                                                       const std::vector<std::string>& unmasked);

} // namespace darse::runtime
