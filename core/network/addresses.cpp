// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/occupied.h"

#include <algorithm>

namespace darse::network {
namespace {

/// The first is the network's own name, the last (of IPv4) reaches everybody.
bool isForOne(const Range& range, const Address& address)
{
    const bool isLast = !address.isV6 && range.prefix < 31 && address == range.last();
    return range.contains(address) && (address != range.first || range.prefix >= (address.isV6 ? 127 : 31)) && !isLast;
}

Result<Address> fixedAddress(const Range& range, const std::string& asked, const Taken& taken)
{
    const auto address = parseAddress(asked);
    if (!address || !isForOne(range, *address))
        return Error(ErrorKind::InvalidInput, "address " + asked + " does not belong to " + toString(range));
    if (taken.contains(*address))
        return Error(ErrorKind::InUse, "address " + asked + " is used by another container");
    return *address;
}

} // namespace

Taken takenOn(const NetworkId& network, const std::map<ContainerId, Lease>& leases)
{
    Taken taken;
    for (const auto& [id, lease] : leases) {
        for (const LeasedEndpoint& each : lease.endpoints) {
            if (each.endpoint.network != network)
                continue;
            for (const std::string& text : {each.endpoint.address, each.endpoint.address6}) {
                if (const auto address = parseAddress(text))
                    taken.insert(*address);
            }
        }
    }
    return taken;
}

Result<Address> chooseAddress(const Subnet& subnet, const std::string& asked, const Taken& taken, const Address& after)
{
    const auto range = parseRange(subnet.range);
    const auto from = subnet.leases.empty() ? range : parseRange(subnet.leases);
    const auto gateway = parseAddress(subnet.gateway);
    if (!range || !from)
        return Error(ErrorKind::InvalidState, "subnet " + subnet.range + " is not valid");
    Taken all = taken;
    if (gateway)
        all.insert(*gateway);
    if (!asked.empty())
        return fixedAddress(*range, asked, all);
    // As many steps as there are taken ones, and the three that are for nobody, are always enough.
    Address next = from->contains(after) ? after.plus(1) : from->first;
    for (std::uint64_t step = 0; step < std::min<std::uint64_t>(from->size(), all.size() + 4); ++step) {
        if (!from->contains(next))
            next = from->first;
        if (isForOne(*range, next) && !all.contains(next))
            return next;
        next = next.plus(1);
    }
    return Error(ErrorKind::InUse, "all addresses of " + toString(*from) + " are in use");
}

} // namespace darse::network
