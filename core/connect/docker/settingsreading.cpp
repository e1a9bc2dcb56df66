// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/settingsreading.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::ContainerSettings;

/// Words of the rows of a list.
template <class Words>
QStringList each(const json& object, const char* name, Words words)
{
    QStringList all;
    const json& list = member(object, name);
    if (!list.is_array())
        return all;
    for (const json& one : list)
        all << words(one);
    return all;
}

QString deviceWords(const json& device)
{
    const QString outside = textOf(device, "PathOnHost");
    const QString inside = textOf(device, "PathInContainer");
    const QString rights = textOf(device, "CgroupPermissions");
    QString words = inside.isEmpty() || inside == outside ? outside : outside + u" → "_s + inside;
    if (!rights.isEmpty() && rights != "rwm"_L1)
        words += u" ("_s + rights + u')';
    return words;
}

QString ulimitWords(const json& limit)
{
    return u"%1=%2:%3"_s.arg(textOf(limit, "Name")).arg(numberOf(limit, "Soft")).arg(numberOf(limit, "Hard"));
}

/// Those that are another's: the container's own are the rule.
QStringList sharedNamespaces(const json& host)
{
    constexpr std::pair<const char*, const char*> kModes[] = {{"PidMode", "pid"},         {"IpcMode", "ipc"},
                                                              {"UTSMode", "uts"},         {"UsernsMode", "user"},
                                                              {"CgroupnsMode", "cgroup"}, {"NetworkMode", "net"}};
    QStringList shared;
    for (const auto& [name, word] : kModes) {
        const QString mode = textOf(host, name);
        if (mode == "host"_L1 || mode.startsWith("container:"_L1))
            shared << QLatin1StringView(word) + u": "_s + mode;
    }
    return shared;
}

QStringList pairsOf(const json& host, const char* name)
{
    QStringList all;
    for (const auto& [key, value] : mapOf(host, name).asKeyValueRange())
        all << key + u'=' + value;
    return all;
}

void readProgram(const json& inspect, ContainerSettings& settings)
{
    const json& config = member(inspect, "Config");
    constexpr qint64 kDay = 86'400;
    settings.entrypoint = textsOf(config, "Entrypoint");
    settings.user = textOf(config, "User");
    settings.workingDirectory = textOf(config, "WorkingDir");
    settings.hostName = textOf(config, "Hostname");
    settings.stopSignal = textOf(config, "StopSignal");
    settings.stopSeconds = static_cast<int>(std::clamp<qint64>(numberOf(config, "StopTimeout"), 0, kDay));
}

void readLimits(const json& host, ContainerSettings& settings)
{
    settings.swapBytes = std::max<qint64>(-1, numberOf(host, "MemorySwap"));
    settings.reservedBytes = std::max<qint64>(0, numberOf(host, "MemoryReservation"));
    settings.sharedMemoryBytes = std::max<qint64>(0, numberOf(host, "ShmSize"));
    settings.processes = std::max<qint64>(0, numberOf(host, "PidsLimit"));
    settings.cpuShares = std::max<qint64>(0, numberOf(host, "CpuShares"));
    settings.cpus = textOf(host, "CpusetCpus");
    settings.ulimits = each(host, "Ulimits", ulimitWords);
    settings.sysctls = pairsOf(host, "Sysctls");
}

} // namespace

ContainerSettings settingsOf(const json& inspect)
{
    const json& host = member(inspect, "HostConfig");
    ContainerSettings settings;
    settings.isKnown = true;
    readProgram(inspect, settings);
    readLimits(host, settings);
    settings.restartTries = static_cast<int>(
        std::clamp<qint64>(numberOf(member(host, "RestartPolicy"), "MaximumRetryCount"), 0, 1'000'000));
    settings.logDriver = textOf(member(host, "LogConfig"), "Type");
    settings.dns = textsOf(host, "Dns");
    settings.hosts = textsOf(host, "ExtraHosts");
    settings.addedCapabilities = textsOf(host, "CapAdd");
    settings.droppedCapabilities = textsOf(host, "CapDrop");
    settings.securityOptions = textsOf(host, "SecurityOpt");
    settings.devices = each(host, "Devices", deviceWords);
    settings.shared = sharedNamespaces(host);
    settings.isPrivileged = flagOf(host, "Privileged");
    settings.isReadOnly = flagOf(host, "ReadonlyRootfs");
    settings.hasInit = flagOf(host, "Init");
    return settings;
}

backend::Limits limitsOf(const json& host)
{
    backend::Limits limits;
    const auto quota = static_cast<double>(numberOf(host, "CpuQuota"));
    const auto period = static_cast<double>(numberOf(host, "CpuPeriod"));
    constexpr double kNanoCpus = 1e9;
    constexpr double kUsualPeriod = 100'000;
    if (const double nano = realOf(host, "NanoCpus"); nano > 0)
        limits.cpuCores = nano / kNanoCpus;
    else if (quota > 0)
        limits.cpuCores = quota / (period > 0 ? period : kUsualPeriod);
    if (const qint64 memory = numberOf(host, "Memory"); memory > 0)
        limits.memoryBytes = memory;
    return limits;
}

} // namespace darse::connect::docker
