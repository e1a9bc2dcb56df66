// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/diskuse.h"

#include <array>

namespace darse::ui {

/// What takes room together.
enum class DiskFamily { Images, Containers, Volumes, Cache };
inline constexpr std::array kDiskFamilies{DiskFamily::Images, DiskFamily::Containers, DiskFamily::Volumes,
                                          DiskFamily::Cache};

struct DiskSum {
    qint64 bytes = 0;  ///< shared layers counted once
    qint64 shared = 0; ///< of that, in layers that several images have
    qint64 unused = 0; ///< of that, what nothing that runs or exists needs
    int count = 0;
    int unusedCount = 0;
};

[[nodiscard]] DiskSum sumOf(const backend::DiskUse& use, DiskFamily family);

} // namespace darse::ui
