// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/network/occupied.h"
#include "core/sys/netlinks.h"

#include <algorithm>
#include <cstring>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>

namespace darse::network {
namespace {

constexpr std::uint16_t kFirstFree = 32768;
constexpr std::uint16_t kLastFree = 60999;

bool overlap(const PublishedPort& one, const PublishedPort& other)
{
    const auto isAll = [](const PublishedPort& port) {
        const auto address = parseAddress(port.address);
        return !address || address->isAny();
    };
    return one.outside == other.outside && one.inside.protocol == other.inside.protocol &&
           (isAll(one) || isAll(other) || one.address == other.address);
}

std::string words(const PublishedPort& port)
{
    return "port " + std::to_string(port.outside) + "/" + protocolWord(port.inside.protocol) + " of " + port.address;
}

Error usedBy(const PublishedPort& port, const std::string& who)
{
    return {ErrorKind::InUse, words(port) + " is used by " + who};
}

Result<void> requireUnleased(const PublishedPort& port, const std::map<ContainerId, Lease>& leases)
{
    for (const auto& [id, lease] : leases) {
        if (std::ranges::any_of(lease.ports, [&](const PublishedPort& other) { return overlap(port, other); }))
            return usedBy(port,
                          "container " + (lease.member.name.empty() ? id.value().substr(0, 12) : lease.member.name));
    }
    return ok();
}

struct Choice {
    const std::map<ContainerId, Lease>& leases;
    const PortProbe& probe;
    std::vector<PublishedPort> chosen{};

    [[nodiscard]] Result<void> canHave(const PublishedPort& port) const
    {
        if (std::ranges::any_of(chosen, [&](const PublishedPort& other) { return overlap(port, other); }))
            return usedBy(port, "this container already");
        TRY(requireUnleased(port, leases));
        return probe(port);
    }
};

Result<PublishedPort> anyPort(const Choice& choice, PublishedPort port)
{
    static thread_local std::minstd_rand random{std::random_device{}()};
    constexpr int count = kLastFree - kFirstFree + 1;
    const int start = std::uniform_int_distribution<int>(0, count - 1)(random);
    for (int step = 0; step < count; ++step) {
        port.outside = static_cast<std::uint16_t>(kFirstFree + (start + step) % count);
        const auto had = choice.canHave(port);
        if (had)
            return port;
        if (had.error().kind() != ErrorKind::InUse)
            return had.error();
    }
    return Error(ErrorKind::InUse, "no port of " + port.address + " is free");
}

Result<PublishedPort> firstOf(const Choice& choice, PublishedPort port, const container::PortBinding& binding)
{
    Result<void> had = ok();
    for (unsigned number = binding.first; number <= std::max(binding.first, binding.last); ++number) {
        port.outside = static_cast<std::uint16_t>(number);
        had = choice.canHave(port);
        if (had)
            return port;
    }
    if (binding.last > binding.first && had.error().kind() == ErrorKind::InUse)
        return Error(ErrorKind::InUse, "no port from " + std::to_string(binding.first) + " to " +
                                           std::to_string(binding.last) + " of " + port.address + " is free");
    return had.error();
}

Result<PublishedPort> choose(const Choice& choice, const container::PortBinding& binding)
{
    PublishedPort port{binding.inside, binding.address.empty() ? "0.0.0.0" : binding.address, binding.first};
    const auto address = parseAddress(port.address);
    if (!address)
        return Error(ErrorKind::InvalidInput, "\"" + port.address + "\" is no address");
    if (address->isV6)
        return Error(ErrorKind::Unsupported, "ports of IPv6 addresses cannot be published yet");
    if (binding.inside.protocol == container::Protocol::Sctp)
        return Error(ErrorKind::Unsupported, "ports of SCTP cannot be published yet");
    if (binding.inside.number == 0)
        return Error(ErrorKind::InvalidInput, "port 0 of a container cannot be published");
    return binding.first == 0 ? anyPort(choice, port) : firstOf(choice, port, binding);
}

} // namespace

const char* protocolWord(container::Protocol protocol)
{
    switch (protocol) {
    case container::Protocol::Udp:
        return "udp";
    case container::Protocol::Sctp:
        return "sctp";
    case container::Protocol::Tcp:
        break;
    }
    return "tcp";
}

Result<void> tryPort(const PublishedPort& port)
{
    const std::string bytes = sys::addressBytes(port.address);
    const bool isTcp = port.inside.protocol == container::Protocol::Tcp;
    const UniqueFd socket(::socket(AF_INET, (isTcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0));
    if (!socket.isOpen() || bytes.size() != sizeof(in_addr))
        return Error(ErrorKind::InvalidInput, words(port) + " cannot be tried");
    const int one = 1;
    // Connections that are only remembered are no obstacle; somebody who listens still is.
    if (isTcp)
        ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port.outside);
    std::memcpy(&where.sin_addr, bytes.data(), bytes.size());
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0)
        return ok();
    if (errno == EADDRINUSE)
        return usedBy(port, "another program");
    if (errno == EADDRNOTAVAIL)
        return Error(ErrorKind::InvalidInput, "this machine has no address " + port.address);
    if (errno == EACCES)
        return Error(ErrorKind::PermissionDenied,
                     words(port) + " is kept for root; sysctl net.ipv4.ip_unprivileged_port_start can open it");
    return Error::fromErrno(errno, "take " + words(port));
}

Result<std::vector<PublishedPort>> choosePorts(const std::vector<container::PortBinding>& bindings,
                                               const std::map<ContainerId, Lease>& leases, const PortProbe& probe)
{
    Choice choice{leases, probe};
    for (const container::PortBinding& each : bindings) {
        TRY_DECLARE(PublishedPort port, choose(choice, each));
        choice.chosen.push_back(std::move(port));
    }
    return std::move(choice.chosen);
}

} // namespace darse::network
