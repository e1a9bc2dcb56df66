// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::container {

enum class RestartMode { No, OnFailure, Always, UnlessStopped };

[[nodiscard]] std::string_view toString(RestartMode mode);

struct RestartPolicy {
    RestartMode mode = RestartMode::No;
    int most = 0; ///< OnFailure: how often; 0: without end

    friend bool operator==(const RestartPolicy&, const RestartPolicy&) = default;
};

/// Zeros: the usual 30 s, 30 s, 0 s and 3.
struct HealthCheck {
    std::vector<std::string> test{}; ///< {"NONE"}, {"CMD", argv…}, {"CMD-SHELL", line}; empty: the image's
    std::chrono::nanoseconds interval{};
    std::chrono::nanoseconds timeout{};
    std::chrono::nanoseconds startPeriod{};
    int retries = 0;

    friend bool operator==(const HealthCheck&, const HealthCheck&) = default;
};

struct LogSettings {
    std::string driver = "json-file"; ///< or "local" and "k8s-file", which are the same here, or "none"
    std::map<std::string, std::string> options{};

    friend bool operator==(const LogSettings&, const LogSettings&) = default;
};

struct LogLimits {
    std::uint64_t bytes = std::uint64_t{32} * 1024 * 1024; ///< of one file
    int files = 3;                                         ///< the one that is written to included

    friend bool operator==(const LogLimits&, const LogLimits&) = default;
};

/// "max-size" and "max-file"; InvalidInput for what is no size or number.
[[nodiscard]] Result<LogLimits> logLimits(const LogSettings& settings);

struct Size {
    std::uint16_t rows = 0;
    std::uint16_t columns = 0;

    friend bool operator==(const Size&, const Size&) = default;
};

/// The namespaces that may be the host's or another container's: "", "host", "private", "container:ID", "shareable",
/// "none"; network: also the name of one; user: also "keep-id", "auto", "nomap".
struct Modes {
    std::string network = "default";
    std::string ipc{};
    std::string pid{};
    std::string uts{};
    std::string user{};
    std::string cgroup{};

    friend bool operator==(const Modes&, const Modes&) = default;
};

struct Security {
    std::vector<std::string> addedCapabilities{};
    std::vector<std::string> droppedCapabilities{};
    bool isPrivileged = false;
    std::vector<std::string>
        options{}; ///< "seccomp=unconfined", "no-new-privileges", "label=…", "apparmor=…", "mask=…"
    std::optional<std::vector<std::string>> maskedPaths{};   ///< absent: the usual ones
    std::optional<std::vector<std::string>> readOnlyPaths{}; ///< the same

    friend bool operator==(const Security&, const Security&) = default;
};

/// What a container that is not privileged does not see in /proc and /sys, and what it sees only to read.
[[nodiscard]] const std::vector<std::string>& usualMaskedPaths();
[[nodiscard]] const std::vector<std::string>& usualReadOnlyPaths();

} // namespace darse::container
