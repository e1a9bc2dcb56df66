// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/rootrecord.h"

#include <filesystem>
#include <vector>

namespace darse::rootfs {

/// Where things stand in the folder of a container; all but what is named here belongs to others.
struct RootPlaces {
    std::filesystem::path folder;

    [[nodiscard]] std::filesystem::path upper() const { return folder / "upper"; }
    [[nodiscard]] std::filesystem::path work() const { return folder / "work"; }
    [[nodiscard]] std::filesystem::path merged() const { return folder / "merged"; }
    /// What it shares with others in memory.
    [[nodiscard]] std::filesystem::path memory() const { return folder / "shm"; }
    /// Stands for the layers of an image that has none.
    [[nodiscard]] std::filesystem::path bare() const { return folder / "bare"; }
    /// Written last, removed first.
    [[nodiscard]] std::filesystem::path record() const { return folder / "root.json"; }
};

/// Makes the folders of a writable layer on `lowers`, topmost first. Its root directory is that of the topmost one. A
/// copy is made here and not when it is mounted.
[[nodiscard]] Result<void> makeLayer(const RootPlaces& places, const std::vector<std::filesystem::path>& lowers,
                                     Mounting mounting, store::OverlayMarks marks);

/// Puts the writable layer on `lowers` and all of it at merged(), where nothing is mounted.
[[nodiscard]] Result<void> mountLayer(const RootPlaces& places, const std::vector<std::filesystem::path>& lowers,
                                      const RootRecord& record);

} // namespace darse::rootfs
