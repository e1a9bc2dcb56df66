// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace darse::cgroup {

/// Where one process is: its cgroup in every hierarchy, as /proc/PID/cgroup tells it, with "/" in front.
struct Paths {
    std::map<std::string, std::string, std::less<>> v1{}; ///< by controller, and "name=systemd" by that
    std::optional<std::string> v2{};

    friend bool operator==(const Paths&, const Paths&) = default;
};

/// From the text of /proc/PID/cgroup. Lines that are none are passed over. A cgroup that was removed has lost the
/// kernel's " (deleted)".
[[nodiscard]] Paths parsePaths(std::string_view text);

/// Absolute, below the top, and with nothing in it that leads elsewhere.
[[nodiscard]] bool isCgroupPath(std::string_view path);

} // namespace darse::cgroup
