// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storecore.h"

namespace darse::store {

/// The index as the disk has it, with the layout that it belongs to.
[[nodiscard]] Result<ImageIndex> readIndexFile(const StorePaths& paths);

/// Why the index on the disk is not the one that the store goes by; nothing when it is.
[[nodiscard]] std::optional<Error> differenceOnDisk(StoreCore& core);

/// Writes the index that the store goes by once more.
[[nodiscard]] Result<void> writeIndexAgain(StoreCore& core);

} // namespace darse::store
