// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/paxwriter.h"

namespace darse::rootfs {

/// What ustar cannot say of an entry; `stored` is how much follows its header. Empty when it can say all.
[[nodiscard]] std::string paxRecords(const PaxEntry& entry, std::uint64_t stored);
/// The header that announces those records.
[[nodiscard]] std::string paxHeader(const PaxEntry& entry, std::uint64_t size);
/// The header of the entry itself.
[[nodiscard]] std::string ustarHeader(const PaxEntry& entry, std::uint64_t stored);

} // namespace darse::rootfs
