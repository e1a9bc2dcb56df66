// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/diagnosis.h"

namespace darse::store {

/// Takes an image that cannot be repaired out of the index and keeps what is left of its documents, and those of its
/// blobs that are damaged, in a directory of the quarantine. InUse when somebody uses it.
[[nodiscard]] Result<void> quarantineImage(StoreCore& core, const oci::Digest& manifest,
                                           const std::vector<oci::Digest>& damaged);

/// Moves something that belongs to nobody into the quarantine.
[[nodiscard]] Result<void> quarantinePath(const StoreCore& core, const std::filesystem::path& path);

/// Writes an index that can be read: what is in the present one or else in its copy, and all images beside whose
/// manifest there is, without names. What cannot be read goes into the quarantine.
[[nodiscard]] Result<void> rebuildIndex(StoreCore& core);

} // namespace darse::store
