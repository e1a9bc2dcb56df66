// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <filesystem>
#include <functional>

namespace darse::sys {

/// Makes a network namespace whose loopback interface is up, and keeps it by a mount at `path`, which must not exist.
[[nodiscard]] Result<void> makeNetworkNamespace(const std::filesystem::path& path);

/// Ends what keeps a namespace at `path`; processes inside keep it still. Nothing there is success.
[[nodiscard]] Result<void> dropNetworkNamespace(const std::filesystem::path& path);

/// InvalidState when there is only a file, whose namespace is gone (a mount of a namespace that was ended).
[[nodiscard]] Result<UniqueFd> openNetworkNamespace(const std::filesystem::path& path);

/// Does `task` on a thread of its own that is in that namespace and ends with it; what `task` starts is in the
/// namespace too, and so is what it opens. Returns what `task` returns.
[[nodiscard]] Result<void> inNetworkNamespace(int descriptor, const std::function<Result<void>()>& task);
/// From now on this thread, and what it starts, finds `content` at `place`: on a thread that ends soon.
[[nodiscard]] Result<void> seeInstead(const std::filesystem::path& content, const std::filesystem::path& place);

} // namespace darse::sys
