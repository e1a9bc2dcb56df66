// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/lease.h"
#include "core/sys/processrunner.h"

namespace darse::network {

/// What every bridge needs of the kernel's packet filter, as nft reads it: ways out for those inside, none between
/// networks. Read twice it changes nothing; the ports that are published stay.
[[nodiscard]] std::string networkRules(const std::string& table, const std::vector<Network>& networks);

enum class PortChange { Open, Close };

/// The ports of one lease as nft reads them: closing what is not open is no error. Empty when there are none.
[[nodiscard]] std::string portRules(const std::string& table, const Lease& lease, PortChange change);

/// Closes all ports of everybody.
[[nodiscard]] std::string noPorts(const std::string& table);

/// The address that the published ports of a lease lead to; empty when there is none.
[[nodiscard]] std::string portTarget(const Lease& lease);

/// The packet filter of one network namespace: that of the thread that calls.
class Firewall {
public:
    Firewall(sys::ProcessRunner& runner, std::string table) : m_runner(runner), m_table(std::move(table)) {}

    [[nodiscard]] const std::string& table() const { return m_table; }

    /// All of it or nothing. Unsupported when there is no nft.
    [[nodiscard]] Result<void> apply(const std::string& rules, const std::stop_token& stop) const;
    /// False when somebody has emptied the packet filter under our hands.
    [[nodiscard]] bool isThere() const;
    /// Takes all of ours away.
    [[nodiscard]] Result<void> clear() const;
    /// Docker and some firewalls let nothing through that they do not know: has them know this bridge.
    [[nodiscard]] Result<void> letThrough(const std::string& bridge, const std::stop_token& stop) const;
    [[nodiscard]] Result<void> forgetBridge(const std::string& bridge) const;

private:
    [[nodiscard]] Result<sys::Outcome> iptables(std::vector<std::string> arguments, const std::stop_token& stop) const;

    sys::ProcessRunner& m_runner;
    std::string m_table;
};

} // namespace darse::network
