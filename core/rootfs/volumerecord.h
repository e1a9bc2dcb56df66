// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/volumes.h"

namespace darse::rootfs {

/// How far the first filling of a volume has come.
enum class Fill {
    Never,  ///< nobody has used it yet
    Moving, ///< all is copied, and on its way to its place
    Done,
};

/// What is remembered of a volume; where it lies follows from its name.
struct VolumeRecord {
    Volume volume;
    Fill fill = Fill::Never;
};

[[nodiscard]] std::string toJson(const VolumeRecord& record);
/// Io for what is no record.
[[nodiscard]] Result<VolumeRecord> parseVolumeRecord(std::string_view json);

/// Docker's rule: a letter or digit, then at least one of those, '_', '.' or '-'.
[[nodiscard]] Result<void> checkVolumeName(std::string_view name);

/// 64 hexadecimal digits that nobody else gets.
[[nodiscard]] Result<std::string> anonymousName();

} // namespace darse::rootfs
