// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/unpack.h"

#include <cstdint>

namespace darse::store {

/// Counts what a layer takes and stops it at its limits.
class LayerBudget {
public:
    /// `directory` is on the file system whose free space counts.
    LayerBudget(const UnpackLimits& limits, int directory) : m_limits(limits), m_directory(directory) {}

    /// At the beginning, and from then on by itself every now and then.
    [[nodiscard]] Result<void> checkSpace();
    /// Another entry; `implied` is how many directories were made so far because they were missing.
    [[nodiscard]] Result<void> takeEntry(std::uint64_t implied);
    [[nodiscard]] Result<void> takeContent(std::size_t size);
    [[nodiscard]] Result<void> checkFileSize(std::uint64_t size, const std::string& path) const;

private:
    UnpackLimits m_limits;
    int m_directory;
    Bytes m_content;
    std::uint64_t m_entries = 0;
    std::uint64_t m_sinceCheck = 0;
};

} // namespace darse::store
