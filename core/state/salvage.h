// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state/records.h"

namespace darse::state {

/// Whether the file is damaged: no database, or one of ours with pages that cannot be read. A later version's or
/// another program's is not.
[[nodiscard]] bool isDamaged(const std::filesystem::path& file);

/// The documents of a damaged file that can be read.
[[nodiscard]] std::vector<Change> readable(const std::filesystem::path& file);

/// Renames it, and what belongs to it, to a name that is free: "state.db.damaged-1".
[[nodiscard]] Result<std::filesystem::path> putAside(const std::filesystem::path& file);

} // namespace darse::state
