// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace darse::sys {

/// Starts a process that does nothing, so that the namespaces of this one outlast it: what runs and what is mounted
/// there stays within reach of whoever rejoins. `file` tells who it is. One that is alive already is left alone.
[[nodiscard]] Result<void> keepNamespaces(const std::filesystem::path& file);

/// Moves this process into the user and mount namespace that `file` tells of: they must belong to this user. False,
/// and nothing has happened, when nobody keeps any. Only before the first thread starts.
[[nodiscard]] Result<bool> rejoinNamespaces(const std::filesystem::path& file);

/// Ends who keeps them: nothing is left there that would be missed.
void letNamespacesGo(const std::filesystem::path& file);

} // namespace darse::sys
