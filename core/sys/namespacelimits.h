// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/sys/finding.h"

#include <optional>

namespace darse::sys {

inline constexpr const char* kUserNamespaceFinding = "userNamespace";

/// What the kernel was told about user namespaces of ordinary users; what it does not know is absent.
struct NamespaceLimits {
    std::optional<long> most = {};              ///< user.max_user_namespaces
    std::optional<long> isOpenToAll = {};       ///< kernel.unprivileged_userns_clone
    std::optional<long> needsAppArmorRule = {}; ///< kernel.apparmor_restrict_unprivileged_userns
    bool isInKernel = true;
};

/// Those of the running system.
[[nodiscard]] NamespaceLimits readNamespaceLimits();

/// Why an attempt that ended with `error` was refused, and what to do.
[[nodiscard]] Finding whyRefused(const NamespaceLimits& limits, const Error& error);

} // namespace darse::sys
