// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/trees.h"

namespace darse::rootfs {

/// For a file system that is a copy of its layers: puts what is different in it into `view.upper`, an empty directory
/// beside it, as overlay would have written it there. Files are linked, not copied.
[[nodiscard]] Result<void> distil(const std::filesystem::path& copy, const LayerView& view,
                                  const std::stop_token& stop);

} // namespace darse::rootfs
