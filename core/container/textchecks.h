// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::container {

/// What texts of a client must be before they reach files, mounts and cgroups.

[[nodiscard]] bool isAddress4(std::string_view text);
[[nodiscard]] bool isAddress6(std::string_view text);
[[nodiscard]] bool isAddress(std::string_view text);
/// Six pairs of hexadecimal digits.
[[nodiscard]] bool isMac(std::string_view text);
/// One word of a line in /etc/hosts or /etc/resolv.conf: prints, and has no blank in it.
[[nodiscard]] bool isWord(std::string_view text);
/// "0-3,5"
[[nodiscard]] bool isCpuList(std::string_view text);
/// "c 1:3 rwm", "a *:* r"
[[nodiscard]] bool isDeviceRule(std::string_view text);
/// 'r', 'w' and 'm', each at most once, at least one.
[[nodiscard]] bool areDevicePermissions(std::string_view text);

/// A number without sign that is all of `text`.
[[nodiscard]] std::optional<std::uint64_t> wholeNumber(std::string_view text, std::uint64_t most);
/// "64k", "10m", "1gb": bytes.
[[nodiscard]] std::optional<std::int64_t> byteCount(std::string_view text);

/// An absolute path without ".", "..", and slashes that say nothing; nothing for what is relative or too long.
[[nodiscard]] std::optional<std::string> cleanPath(std::string_view path);
/// The parts of `text` between `separator`s, at least one.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// InvalidInput with that reason.
[[nodiscard]] Error invalid(std::string reason);

} // namespace darse::container
