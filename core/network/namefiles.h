// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace darse::network {

/// The texts of /etc/hosts and /etc/resolv.conf.
struct NameFiles {
    std::vector<std::string> extraHosts{};                  ///< "name:address", "name:host-gateway"
    std::vector<std::pair<std::string, std::string>> own{}; ///< address, names
    std::vector<std::string> servers{};                     ///< of a person; empty: as the network has it
    std::vector<std::string> search{};
    std::vector<std::string> options{};
    /// "network", "machine": servers, domains and options come beside its own; "none": there are no others; empty: they
    /// are instead of others.
    std::string base{};
    /// Of one on the machine's own network: what the machine's /etc/hosts says, which takes the place of all but the
    /// extra ones. There servers on the loopback count too.
    std::optional<std::string> machineHosts{};
};
[[nodiscard]] Result<std::string> hostsFile(const NameFiles& names, const std::string& hostGateway);
/// `networkServers` are ours; `hostFile` is the machine's own resolv.conf, of which loopback servers do not count.
[[nodiscard]] std::string resolvFile(const NameFiles& names, const std::vector<std::string>& networkServers,
                                     std::string_view hostFile);
/// The name servers of a resolv.conf that can be reached from elsewhere: not those of the loopback.
[[nodiscard]] std::vector<std::string> serversOf(std::string_view resolvConf);

} // namespace darse::network
