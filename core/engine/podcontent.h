// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/podfiles.h"
#include "core/sys/directory.h"

#include <optional>

namespace darse::engine {

/// Has a folder show these files and no others, all at once for whoever reads them: they are written into a fresh
/// folder in it, and the link "..data" is renamed to lead there; every name is a link through that one. Nothing is
/// done when they are there already. With a group the files belong to it, and it may read them.
[[nodiscard]] Result<void> showFiles(const sys::Directory& folder, const std::vector<PodFile>& files,
                                     std::optional<gid_t> group = {});

/// Whether a folder has been given files.
[[nodiscard]] bool showsFiles(const sys::Directory& folder);

} // namespace darse::engine
