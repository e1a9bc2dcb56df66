// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/metrics/meter.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::metrics {

/// A process that the kernel killed for want of memory.
struct OomKill {
    std::string process{}; ///< its name, as the kernel has it: fifteen characters at most
    int pid = 0;           ///< as the machine counts
    std::string cgroup{};  ///< that it was in: "/darse/0123…"
    std::string limited{}; ///< whose limit it was; empty: the machine had no more
    WallTime at{};

    friend bool operator==(const OomKill&, const OomKill&) = default;
};

/// From a record of /dev/kmsg; absent when it tells of something else. `boot` is the moment that its times count from.
[[nodiscard]] std::optional<OomKill> parseOomKill(std::string_view record, WallTime boot);

/// What the kernel has said of such kills since this was made: it alone knows which process it was. Where its words are
/// not for us (rootless, mostly) there is nothing. For one thread at a time.
class OomLog {
public:
    explicit OomLog(const std::filesystem::path& path = "/dev/kmsg");

    /// Reads what is new; whether anything is. Cheap when nothing is.
    bool listen();
    /// Whether one of a container waits to be taken.
    [[nodiscard]] bool concerns(std::string_view id) const;
    /// Those of a container by its id, the oldest first; each is given once.
    [[nodiscard]] std::vector<OomKill> take(std::string_view id);

private:
    UniqueFd m_kernel;
    std::vector<OomKill> m_kills; ///< that nobody has asked for
};

} // namespace darse::metrics
