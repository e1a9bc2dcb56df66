// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace darse::oci {

/// A point in time as RFC 3339 writes it; years from 0000 to 9999, so more than nanoseconds in 64 bits can tell.
struct WrittenTime {
    std::chrono::sys_seconds seconds{}; ///< in UTC
    std::chrono::nanoseconds fraction{};
};

/// Nothing for what is not RFC 3339. Digits beyond nanoseconds are cut; leap seconds are not known.
[[nodiscard]] std::optional<WrittenTime> readTime(std::string_view text);

} // namespace darse::oci
