// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"

#include <array>
#include <utility>

namespace darse::container {
namespace {

template <class Enum, std::size_t size>
using Words = std::array<std::pair<Enum, std::string_view>, size>;

constexpr Words<RestartMode, 4> kRestartModes{{
    {RestartMode::No, "no"},
    {RestartMode::OnFailure, "on-failure"},
    {RestartMode::Always, "always"},
    {RestartMode::UnlessStopped, "unless-stopped"},
}};

constexpr Words<Protocol, 3> kProtocols{{
    {Protocol::Tcp, "tcp"},
    {Protocol::Udp, "udp"},
    {Protocol::Sctp, "sctp"},
}};

constexpr Words<Status, 7> kStatuses{{
    {Status::Created, "created"},
    {Status::Running, "running"},
    {Status::Paused, "paused"},
    {Status::Restarting, "restarting"},
    {Status::Removing, "removing"},
    {Status::Exited, "exited"},
    {Status::Dead, "dead"},
}};

constexpr Words<Health, 4> kHealths{{
    {Health::None, "none"},
    {Health::Starting, "starting"},
    {Health::Healthy, "healthy"},
    {Health::Unhealthy, "unhealthy"},
}};

constexpr Words<MountType, 3> kMountTypes{{
    {MountType::Bind, "bind"},
    {MountType::Volume, "volume"},
    {MountType::Tmpfs, "tmpfs"},
}};

constexpr Words<Propagation, 7> kPropagations{{
    {Propagation::Default, ""},
    {Propagation::Private, "private"},
    {Propagation::RPrivate, "rprivate"},
    {Propagation::Shared, "shared"},
    {Propagation::RShared, "rshared"},
    {Propagation::Slave, "slave"},
    {Propagation::RSlave, "rslave"},
}};

template <class Enum, std::size_t size>
std::string_view wordOf(const Words<Enum, size>& words, Enum value)
{
    for (const auto& [one, word] : words) {
        if (one == value)
            return word;
    }
    return {};
}

template <class Enum, std::size_t size>
std::optional<Enum> valueOf(const Words<Enum, size>& words, std::string_view text)
{
    for (const auto& [value, word] : words) {
        if (word == text)
            return value;
    }
    return {};
}

} // namespace

std::string_view toString(RestartMode mode)
{
    return wordOf(kRestartModes, mode);
}

std::optional<RestartMode> parseRestartMode(std::string_view word)
{
    return valueOf(kRestartModes, word);
}

std::string_view toString(Protocol protocol)
{
    return wordOf(kProtocols, protocol);
}

std::optional<Protocol> parseProtocol(std::string_view word)
{
    return valueOf(kProtocols, word);
}

std::string toString(Port port)
{
    return std::to_string(port.number) + "/" + std::string(toString(port.protocol));
}

std::string_view toString(Status status)
{
    return wordOf(kStatuses, status);
}

std::optional<Status> parseStatus(std::string_view name)
{
    return valueOf(kStatuses, name);
}

std::string_view toString(Health health)
{
    return wordOf(kHealths, health);
}

std::optional<Health> parseHealth(std::string_view word)
{
    return valueOf(kHealths, word);
}

std::string_view toString(MountType type)
{
    return wordOf(kMountTypes, type);
}

std::optional<MountType> parseMountType(std::string_view word)
{
    return valueOf(kMountTypes, word);
}

std::string_view toString(Propagation propagation)
{
    return wordOf(kPropagations, propagation);
}

std::optional<Propagation> parsePropagation(std::string_view word)
{
    return valueOf(kPropagations, word);
}

} // namespace darse::container
