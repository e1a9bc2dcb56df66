// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace darse::connect::kubernetes {

/// Of a program in a container: the first byte of each message says to which channel it belongs.
namespace channel {
inline constexpr char kInput = 0;
inline constexpr char kOutput = 1;
inline constexpr char kErrors = 2;
inline constexpr char kStatus = 3;
inline constexpr char kSize = 4;
inline constexpr char kClose = '\xff'; ///< of the channel that is named behind it; since v5.channel.k8s.io
} // namespace channel

/// What is said on the channel of the status; nothing: the program has not even begun.
[[nodiscard]] std::optional<int> exitCodeIn(const nlohmann::json& status);

} // namespace darse::connect::kubernetes
