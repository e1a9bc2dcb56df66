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
using Pointer = json::json_pointer;

struct Place {
    const char* option;
    const char* pointer; ///< into the body
};

constexpr std::array kPlaces{
    Place{"--privileged", "/HostConfig/Privileged"},
    Place{"--read-only", "/HostConfig/ReadonlyRootfs"},
    Place{"--init", "/HostConfig/Init"},
    Place{"--publish-all", "/HostConfig/PublishAllPorts"},
    Place{"--oom-kill-disable", "/HostConfig/OomKillDisable"},
    Place{"--domainname", "/Domainname"},
    Place{"--stop-signal", "/StopSignal"},
    Place{"--stop-timeout", "/StopTimeout"},
    Place{"--mac-address", "/MacAddress"},
    Place{"--volume", "/HostConfig/Binds"},
    Place{"--mount", "/HostConfig/Mounts"},
    Place{"--volumes-from", "/HostConfig/VolumesFrom"},
    Place{"--device", "/HostConfig/Devices"},
    Place{"--device-cgroup-rule", "/HostConfig/DeviceCgroupRules"},
    Place{"--gpus", "/HostConfig/DeviceRequests"},
    Place{"--shm-size", "/HostConfig/ShmSize"},
    Place{"--ulimit", "/HostConfig/Ulimits"},
    Place{"--sysctl", "/HostConfig/Sysctls"},
    Place{"--security-opt", "/HostConfig/SecurityOpt"},
    Place{"--group-add", "/HostConfig/GroupAdd"},
    Place{"--link", "/HostConfig/Links"},
    Place{"--dns", "/HostConfig/Dns"},
    Place{"--dns-search", "/HostConfig/DnsSearch"},
    Place{"--dns-option", "/HostConfig/DnsOptions"},
    Place{"--add-host", "/HostConfig/ExtraHosts"},
    Place{"--memory-swap", "/HostConfig/MemorySwap"},
    Place{"--memory-reservation", "/HostConfig/MemoryReservation"},
    Place{"--memory-swappiness", "/HostConfig/MemorySwappiness"},
    Place{"--cpu-shares", "/HostConfig/CpuShares"},
    Place{"--cpu-period", "/HostConfig/CpuPeriod"},
    Place{"--cpu-quota", "/HostConfig/CpuQuota"},
    Place{"--cpuset-cpus", "/HostConfig/CpusetCpus"},
    Place{"--cpuset-mems", "/HostConfig/CpusetMems"},
    Place{"--blkio-weight", "/HostConfig/BlkioWeight"},
    Place{"--pids-limit", "/HostConfig/PidsLimit"},
    Place{"--oom-score-adj", "/HostConfig/OomScoreAdj"},
    Place{"--cgroup-parent", "/HostConfig/CgroupParent"},
    Place{"--log-driver", "/HostConfig/LogConfig/Type"},
    Place{"--log-opt", "/HostConfig/LogConfig/Config"},
    Place{"--annotation", "/HostConfig/Annotations"},
    Place{"--runtime", "/HostConfig/Runtime"},
    Place{"--ipc", "/HostConfig/IpcMode"},
    Place{"--pid", "/HostConfig/PidMode"},
    Place{"--uts", "/HostConfig/UTSMode"},
    Place{"--userns", "/HostConfig/UsernsMode"},
    Place{"--cgroupns", "/HostConfig/CgroupnsMode"},
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
        place[value.section(u'=', 0, 0).toStdString()] = value.section(u'=', 1).toStdString();
        break;
    case OptionShape::List:
        place.push_back(value.toStdString());
        break;
    case OptionShape::Mount:
        place.push_back(mountOf(value));
        break;
    case OptionShape::Device:
        place.push_back(deviceOf(value));
        break;
    case OptionShape::Ulimit:
        place.push_back(ulimitOf(value));
        break;
    case OptionShape::Gpus:
        place.push_back(gpusOf(value));
        break;
    }
}

/// Those that are no plain value at a place. False: it is not one of them.
bool putSpecial(const RunOption& option, json& body)
{
    const std::string value = option.value.toStdString();
    if (option.name == "--tmpfs"_L1) {
        body["HostConfig"]["Tmpfs"][option.value.section(u':', 0, 0).toStdString()] =
            option.value.section(u':', 1).toStdString();
    } else if (option.name == "--expose"_L1) {
        body["ExposedPorts"][option.value.contains(u'/') ? value : value + "/tcp"] = json::object();
    } else if (option.name == "--no-healthcheck"_L1) {
        body["Healthcheck"] = {{"Test", json::array({"NONE"})}};
    } else {
        const QString mode = textOf(member(body, "HostConfig"), "NetworkMode");
        json& endpoint = body["NetworkingConfig"]["EndpointsConfig"][mode.isEmpty() ? "bridge" : mode.toStdString()];
        if (option.name == "--network-alias"_L1)
            endpoint["Aliases"].push_back(value);
        else if (option.name == "--ip"_L1)
            endpoint["IPAMConfig"]["IPv4Address"] = value;
        else if (option.name == "--ip6"_L1)
            endpoint["IPAMConfig"]["IPv6Address"] = value;
        else
            return false;
    }
    return true;
}

} // namespace

void addOptions(const std::vector<RunOption>& options, json& body)
{
    for (const RunOption& option : options) {
        const backend::OptionKnown* known = backend::optionNamed(option.name);
        if (known == nullptr || !backend::isRight(option))
            continue;
        const auto* place = std::ranges::find_if(
            kPlaces, [&option](const Place& one) { return option.name == QLatin1StringView(one.option); });
        if (place == kPlaces.end())
            static_cast<void>(putSpecial(option, body));
        else
            put(option, known->shape, body[Pointer(place->pointer)]);
    }
}

} // namespace darse::connect::docker
