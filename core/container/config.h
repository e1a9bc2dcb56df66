// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/mount.h"
#include "core/container/networking.h"
#include "core/container/resources.h"

#include <chrono>
#include <set>

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
    std::string driver = "json-file"; ///< or "none"
    std::map<std::string, std::string> options{};

    friend bool operator==(const LogSettings&, const LogSettings&) = default;
};

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

/// What a container is to be. As a person asked for it; merged() adds what the image says.
struct Config {
    std::string image{};                                  ///< as asked for
    std::optional<std::vector<std::string>> entrypoint{}; ///< {""} or {}: none, not even the image's
    std::optional<std::vector<std::string>> command{};
    std::vector<std::string> environment{}; ///< "NAME=value"; "NAME" takes the image's away
    std::string user{};
    std::string workingDirectory{};
    std::string hostname{};
    std::string domainname{};
    bool hasTerminal = false;
    bool keepsInputOpen = false;
    bool closesInputAfterFirst = false; ///< StdinOnce
    bool attachesInput = false;
    bool attachesOutput = false;
    bool attachesErrors = false;
    std::map<std::string, std::string> labels{};
    std::string stopSignal{};
    std::optional<int> stopTimeout{}; ///< seconds; -1: for ever
    std::optional<HealthCheck> health{};
    std::set<Port> exposed{};
    std::set<std::string> anonymousVolumes{}; ///< paths
    Resources resources{};
    std::vector<Ulimit> ulimits{};
    std::vector<Device> devices{};
    std::vector<std::string> deviceCgroupRules{};
    std::vector<Mount> mounts{};
    std::vector<std::string> volumesFrom{}; ///< "name[:ro]"
    Modes modes{};
    EndpointsAsked endpoints{};
    std::vector<PortBinding> ports{};
    bool publishesAll = false;
    RestartPolicy restart{};
    bool isRemovedAtEnd = false;
    Security security{};
    bool isRootReadOnly = false;
    std::map<std::string, std::string> sysctls{};
    std::vector<std::string> dns{};
    std::vector<std::string> dnsSearch{};
    std::vector<std::string> dnsOptions{};
    std::vector<std::string> extraHosts{}; ///< "name:address"
    std::vector<std::string> links{};      ///< "container:alias"
    std::vector<std::string> groups{};     ///< beside those of the user
    std::int64_t sharedMemory = 0;         ///< bytes; 0: 64 MiB
    std::optional<bool> hasInit{};         ///< absent: no
    std::string cgroupParent{};
    std::string runtime{}; ///< "crun", "runc"; empty: the best there is
    int oomScoreAdjustment = 0;
    LogSettings log{};
    Size console{};
    std::map<std::string, std::string> annotations{}; ///< only what the person gave, never the image's
    std::string containerIdFile{};

    friend bool operator==(const Config&, const Config&) = default;
};

} // namespace darse::container
