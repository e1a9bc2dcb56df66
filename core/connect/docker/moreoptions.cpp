// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/moreoptions.h"

#include "core/backend/runoptions.h"

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::OptionShape;
using backend::RunOption;

struct Place {
    QLatin1StringView option;
    std::string_view pointer; ///< into the body
};

constexpr std::array kPlaces{
    Place{"--privileged"_L1, "/HostConfig/Privileged"},
    Place{"--read-only"_L1, "/HostConfig/ReadonlyRootfs"},
    Place{"--init"_L1, "/HostConfig/Init"},
    Place{"--publish-all"_L1, "/HostConfig/PublishAllPorts"},
    Place{"--oom-kill-disable"_L1, "/HostConfig/OomKillDisable"},
    Place{"--domainname"_L1, "/Domainname"},
    Place{"--stop-signal"_L1, "/StopSignal"},
    Place{"--stop-timeout"_L1, "/StopTimeout"},
    Place{"--mac-address"_L1, "/MacAddress"},
    Place{"--volume"_L1, "/HostConfig/Binds"},
    Place{"--mount"_L1, "/HostConfig/Mounts"},
    Place{"--volumes-from"_L1, "/HostConfig/VolumesFrom"},
    Place{"--device"_L1, "/HostConfig/Devices"},
    Place{"--device-cgroup-rule"_L1, "/HostConfig/DeviceCgroupRules"},
    Place{"--gpus"_L1, "/HostConfig/DeviceRequests"},
    Place{"--shm-size"_L1, "/HostConfig/ShmSize"},
    Place{"--ulimit"_L1, "/HostConfig/Ulimits"},
    Place{"--sysctl"_L1, "/HostConfig/Sysctls"},
    Place{"--security-opt"_L1, "/HostConfig/SecurityOpt"},
    Place{"--group-add"_L1, "/HostConfig/GroupAdd"},
    Place{"--link"_L1, "/HostConfig/Links"},
    Place{"--dns"_L1, "/HostConfig/Dns"},
    Place{"--dns-search"_L1, "/HostConfig/DnsSearch"},
    Place{"--dns-option"_L1, "/HostConfig/DnsOptions"},
    Place{"--add-host"_L1, "/HostConfig/ExtraHosts"},
    Place{"--memory-swap"_L1, "/HostConfig/MemorySwap"},
    Place{"--memory-reservation"_L1, "/HostConfig/MemoryReservation"},
    Place{"--memory-swappiness"_L1, "/HostConfig/MemorySwappiness"},
    Place{"--cpu-shares"_L1, "/HostConfig/CpuShares"},
    Place{"--cpu-period"_L1, "/HostConfig/CpuPeriod"},
    Place{"--cpu-quota"_L1, "/HostConfig/CpuQuota"},
    Place{"--cpuset-cpus"_L1, "/HostConfig/CpusetCpus"},
    Place{"--cpuset-mems"_L1, "/HostConfig/CpusetMems"},
    Place{"--blkio-weight"_L1, "/HostConfig/BlkioWeight"},
    Place{"--pids-limit"_L1, "/HostConfig/PidsLimit"},
    Place{"--oom-score-adj"_L1, "/HostConfig/OomScoreAdj"},
    Place{"--cgroup-parent"_L1, "/HostConfig/CgroupParent"},
    Place{"--log-driver"_L1, "/HostConfig/LogConfig/Type"},
    Place{"--log-opt"_L1, "/HostConfig/LogConfig/Config"},
    Place{"--annotation"_L1, "/HostConfig/Annotations"},
    Place{"--runtime"_L1, "/HostConfig/Runtime"},
    Place{"--ipc"_L1, "/HostConfig/IpcMode"},
    Place{"--pid"_L1, "/HostConfig/PidMode"},
    Place{"--uts"_L1, "/HostConfig/UTSMode"},
    Place{"--userns"_L1, "/HostConfig/UsernsMode"},
    Place{"--cgroupns"_L1, "/HostConfig/CgroupnsMode"},
};

bool isTrue(const QString& value)
{
    return value != "false"_L1 && value != "0"_L1;
}

/// "type=bind,source=/a,target=/b,readonly"
json mountOf(const QString& text)
{
    json out{{"Type", "volume"}};
    for (const QString& part : text.split(u',')) {
        const QString key = part.section(u'=', 0, 0);
        const QString value = part.section(u'=', 1);
        if (key == "type"_L1)
            out["Type"] = value.toStdString();
        else if (key == "source"_L1 || key == "src"_L1)
            out["Source"] = value.toStdString();
        else if (key == "target"_L1 || key == "dst"_L1 || key == "destination"_L1)
            out["Target"] = value.toStdString();
        else if (key == "readonly"_L1 || key == "ro"_L1)
            out["ReadOnly"] = isTrue(value);
        else if (key == "bind-propagation"_L1)
            out["BindOptions"]["Propagation"] = value.toStdString();
        else if (key == "volume-nocopy"_L1)
            out["VolumeOptions"]["NoCopy"] = isTrue(value);
        else if (key == "volume-subpath"_L1)
            out["VolumeOptions"]["Subpath"] = value.toStdString();
        else if (key == "tmpfs-size"_L1)
            out["TmpfsOptions"]["SizeBytes"] = backend::sizeIn(value).value_or(0);
        else if (key == "tmpfs-mode"_L1)
            out["TmpfsOptions"]["Mode"] = value.toInt(nullptr, 8);
    }
    return out;
}

/// "/dev/sda:/dev/xvda:r"
json deviceOf(const QString& text)
{
    const QStringList parts = text.split(u':');
    const bool hasInside = parts.size() > 1 && parts[1].startsWith(u'/');
    const QString rights = parts.size() > 2 ? parts[2] : parts.size() == 2 && !hasInside ? parts[1] : u"rwm"_s;
    return {{"PathOnHost", parts[0].toStdString()},
            {"PathInContainer", (hasInside ? parts[1] : parts[0]).toStdString()},
            {"CgroupPermissions", rights.toStdString()}};
}

/// "nofile=1024:2048"
json ulimitOf(const QString& text)
{
    const QString numbers = text.section(u'=', 1);
    const qint64 soft = numbers.section(u':', 0, 0).toLongLong();
    const qint64 hard = numbers.contains(u':') ? numbers.section(u':', 1).toLongLong() : soft;
    return {{"Name", text.section(u'=', 0, 0).toStdString()}, {"Soft", soft}, {"Hard", hard}};
}

json gpusOf(const QString& text)
{
    const int count = text == "all"_L1 ? -1 : text.toInt();
    return {{"Count", count}, {"Capabilities", json::array({json::array({"gpu"})})}};
}

json& as(json::value_t type, json& place)
{
    if (place.type() != type)
        place = type;
    return place;
}

void append(json value, json& place)
{
    as(json::value_t::array, place).push_back(std::move(value));
}

void put(const RunOption& option, OptionShape shape, json& place)
{
    const QString& value = option.value;
    switch (shape) {
    case OptionShape::Flag:
        place = true;
        break;
    case OptionShape::Text:
        place = value.toStdString();
        break;
    case OptionShape::Number:
        place = value.toLongLong();
        break;
    case OptionShape::Size:
        place = backend::sizeIn(value).value_or(0);
        break;
    case OptionShape::Pair:
        as(json::value_t::object, place)[value.section(u'=', 0, 0).toStdString()] =
            value.section(u'=', 1).toStdString();
        break;
    case OptionShape::List:
        append(value.toStdString(), place);
        break;
    case OptionShape::Mount:
        append(mountOf(value), place);
        break;
    case OptionShape::Device:
        append(deviceOf(value), place);
        break;
    case OptionShape::Ulimit:
        append(ulimitOf(value), place);
        break;
    case OptionShape::Gpus:
        append(gpusOf(value), place);
        break;
    }
}

/// Those that are no plain value at a place. False: it is not one of them.
bool putSpecial(const RunOption& option, json& body)
{
    const std::string value = option.value.toStdString();
    if (option.name == "--tmpfs"_L1) {
        objectAt(body, "/HostConfig/Tmpfs")[option.value.section(u':', 0, 0).toStdString()] =
            option.value.section(u':', 1).toStdString();
    } else if (option.name == "--expose"_L1) {
        objectAt(body, "/ExposedPorts")[option.value.contains(u'/') ? value : value + "/tcp"] = json::object();
    } else if (option.name == "--no-healthcheck"_L1) {
        body["Healthcheck"] = {{"Test", json::array({"NONE"})}};
    } else {
        const QString mode = textOf(member(body, "HostConfig"), "NetworkMode");
        json& endpoint =
            as(json::value_t::object,
               objectAt(body, "/NetworkingConfig/EndpointsConfig")[mode.isEmpty() ? "bridge" : mode.toStdString()]);
        if (option.name == "--network-alias"_L1)
            append(value, endpoint["Aliases"]);
        else if (option.name == "--ip"_L1)
            objectAt(endpoint, "/IPAMConfig")["IPv4Address"] = value;
        else if (option.name == "--ip6"_L1)
            objectAt(endpoint, "/IPAMConfig")["IPv6Address"] = value;
        else
            return false;
    }
    return true;
}

} // namespace

json& objectAt(json& body, std::string_view place)
{
    json* at = &as(json::value_t::object, body);
    while (!place.empty()) {
        place.remove_prefix(1);
        const std::string_view name = place.substr(0, place.find('/'));
        place.remove_prefix(name.size());
        at = &as(json::value_t::object, (*at)[std::string(name)]);
    }
    return *at;
}

void addOptions(const std::vector<RunOption>& options, json& body)
{
    for (const RunOption& option : options) {
        const backend::OptionKnown* known = backend::optionNamed(option.name);
        if (known == nullptr || !backend::isRight(option))
            continue;
        const auto* place = std::ranges::find(kPlaces, option.name, &Place::option);
        if (place == kPlaces.end()) {
            static_cast<void>(putSpecial(option, body));
            continue;
        }
        const std::size_t last = place->pointer.rfind('/');
        json& around = objectAt(body, place->pointer.substr(0, last));
        put(option, known->shape, around[std::string(place->pointer.substr(last + 1))]);
    }
}

} // namespace darse::connect::docker
