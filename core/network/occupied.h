// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/address.h"
#include "core/network/lease.h"

#include <functional>
#include <map>
#include <set>

namespace darse::network {

/// Whether a port of the host can be had, tried by taking it: InUse when another program has it.
using PortProbe = std::function<Result<void>(const PublishedPort& port)>;

/// As a bind(2) finds it; the port is free again afterwards.
[[nodiscard]] Result<void> tryPort(const PublishedPort& port);

/// "tcp"
[[nodiscard]] const char* protocolWord(container::Protocol protocol);

/// The ports that `bindings` come to, without one that somebody of `leases` has. InUse tells who has it.
[[nodiscard]] Result<std::vector<PublishedPort>> choosePorts(const std::vector<container::PortBinding>& bindings,
                                                             const std::map<ContainerId, Lease>& leases,
                                                             const PortProbe& probe);

/// Addresses of one network that somebody has.
using Taken = std::set<Address>;
[[nodiscard]] Taken takenOn(const NetworkId& network, const std::map<ContainerId, Lease>& leases);

/// An address of `subnet`: `asked`, or the next free one after `after`, which spreads them so that one that was given
/// back is not at once somebody else's.
[[nodiscard]] Result<Address> chooseAddress(const Subnet& subnet, const std::string& asked, const Taken& taken,
                                            const Address& after);

} // namespace darse::network
