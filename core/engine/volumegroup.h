// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <sys/types.h>

namespace darse::engine {

/// The group that volumes of a pod belong to.
[[nodiscard]] std::optional<gid_t> groupOf(const nlohmann::json& pod);

/// Makes a volume with everything in it a group's to read and write, and what is made there later, too. One whose top
/// is the group's already is left as it is: a large volume is walked through once. What lies there is not trusted:
/// links are not followed, and other filesystems not entered.
[[nodiscard]] Result<void> giveToGroup(const std::string& folder, gid_t group);

} // namespace darse::engine
