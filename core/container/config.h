// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/mount.h"
#include "core/container/networking.h"
#include "core/container/policies.h"
#include "core/container/resources.h"

#include <set>

namespace darse::container {

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
    std::vector<Mount> mounts{};            ///< in the order of MountForm
    std::vector<std::string> volumesFrom{}; ///< "name[:ro]"
    Modes modes{};
    EndpointsAsked endpoints{};
    std::vector<PortBinding> ports{}; ///< sorted by the port of the container
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
