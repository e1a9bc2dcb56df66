// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/networkcommands.h"

#include <array>

namespace darse::ctl {
namespace {

using app::Option;

constexpr Option kFilter{"filter", 'f', "KEY=VALUE", "Only what fits; may be repeated"};
constexpr Option kQuiet{"quiet", 'q', "", "Only names"};
constexpr Option kLabel{"label", '\0', "NAME[=VALUE]", "A label; may be repeated"};
constexpr Option kSetting{"opt", 'o', "NAME=VALUE", "A setting of its driver"};

constexpr std::array kList = {kFilter, kQuiet};
constexpr std::array kNetworkCreate = {
    Option{"driver", 'd', "NAME", "The kind of network: bridge unless told"},
    Option{"subnet", '\0', "RANGE", "Its addresses: 10.9.0.0/24; may be repeated"},
    Option{"gateway", '\0', "ADDRESS", "The engine's own address in it; one for each range"},
    Option{"ip-range", '\0', "RANGE", "The part of it that is given out; one for each range"},
    Option{"internal", '\0', "", "Without a way out"},
    Option{"ipv6", '\0', "", "With IPv6 addresses, too"},
    kLabel,
    kSetting,
};
constexpr std::array kConnect = {
    Option{"alias", '\0', "NAME", "Another name of the container on it; may be repeated"},
    Option{"ip", '\0', "ADDRESS", "Its address"},
    Option{"ip6", '\0', "ADDRESS", "Its IPv6 address"},
};
constexpr std::array kDisconnect = {Option{"force", 'f', "", "Whatever state it is in"}};
constexpr std::array kPrune = {kFilter};
constexpr std::array kVolumeCreate = {kLabel, kSetting};
constexpr std::array kVolumeRemove = {Option{"force", 'f', "", "It is well when it is not there"}};
constexpr std::array kVolumePrune = {
    Option{"all", 'a', "", "Also those that have a name"},
    kFilter,
};

constexpr std::array kCommands = {
    Command{"network ls", "", 0, 0, kList, "List networks", networkList},
    Command{"network create", "NAME", 1, 1, kNetworkCreate, "Make a network", networkCreate},
    Command{"network rm", "NETWORK…", 1, kAnyNumber, {}, "Remove networks", networkRemove},
    Command{"network inspect", "NETWORK…", 1, kAnyNumber, {}, "Show all of a network", networkInspect},
    Command{"network connect", "NETWORK CONTAINER", 2, 2, kConnect, "Connect a container", networkConnect},
    Command{"network disconnect", "NETWORK CONTAINER", 2, 2, kDisconnect, "Disconnect a container", networkDisconnect},
    Command{"network prune", "", 0, 0, kPrune, "Remove networks that no container uses", networkPrune},
    Command{"volume ls", "", 0, 0, kList, "List volumes", volumeList},
    Command{"volume create", "[NAME]", 0, 1, kVolumeCreate, "Make a volume", volumeCreate},
    Command{"volume rm", "VOLUME…", 1, kAnyNumber, kVolumeRemove, "Remove volumes", volumeRemove},
    Command{"volume inspect", "VOLUME…", 1, kAnyNumber, {}, "Show all of a volume", volumeInspect},
    Command{"volume prune", "", 0, 0, kVolumePrune, "Remove volumes that no container uses", volumePrune},
};

} // namespace

std::span<const Command> networkCommands()
{
    return kCommands;
}

} // namespace darse::ctl
