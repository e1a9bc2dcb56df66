// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

/// A list that the image has as well says nothing.
QStringList ownList(const json& config, const json& imageConfig, const char* name)
{
    const QStringList own = textsOf(config, name);
    return own == textsOf(imageConfig, name) ? QStringList() : own;
}

QString ownText(const json& config, const json& imageConfig, const char* name)
{
    const QString own = textOf(config, name);
    return own == textOf(imageConfig, name) ? QString() : own;
}

/// As they were asked for, not as they are now: a container that is stopped has none.
std::vector<backend::PublishedPort> askedPorts(const json& host)
{
    std::vector<backend::PublishedPort> ports;
    const json& bindings = member(host, "PortBindings");
    if (!bindings.is_object())
        return ports;
    for (const auto& [name, places] : bindings.items()) {
        const QString text = QString::fromStdString(name);
        if (!places.is_array())
            continue;
        for (const json& place : places)
            ports.push_back({.hostAddress = textOf(place, "HostIp"),
                             .hostPort = static_cast<quint16>(textOf(place, "HostPort").toUShort()),
                             .containerPort = text.section(u'/', 0, 0).toUShort(),
                             .protocol = text.section(u'/', 1)});
    }
    return ports;
}

/// By its name; nothing for the usual one, which is told by its name though nobody has asked for it.
QString askedNetwork(const json& inspect)
{
    const QString mode = textOf(member(inspect, "HostConfig"), "NetworkMode");
    if (mode != "bridge"_L1)
        return mode == "default"_L1 ? QString() : mode;
    const QString name = firstNetwork(inspect);
    return name == "podman"_L1 || name == "bridge"_L1 ? QString() : name;
}

QString askedPolicy(const json& host)
{
    const json& restart = member(host, "RestartPolicy");
    const QString name = textOf(restart, "Name");
    const qint64 tries = numberOf(restart, "MaximumRetryCount");
    return name.isEmpty() ? u"no"_s : tries > 0 ? u"%1:%2"_s.arg(name).arg(tries) : name;
}

/// Whether a plan can say it: one command for a shell, or none.
bool isPlain(const json& health)
{
    const QStringList test = textsOf(health, "Test");
    return test.isEmpty() || (test.size() == 2 && test.front() == "CMD-SHELL"_L1);
}

backend::HealthCheck ownHealth(const json& config, const json& imageConfig)
{
    const json& health = member(config, "Healthcheck");
    if (!health.is_object() || health == member(imageConfig, "Healthcheck") || !isPlain(health))
        return {};
    const auto seconds = [&health](const char* name) { return int(numberOf(health, name) / 1'000'000'000); };
    return {.command = textsOf(health, "Test").value(1),
            .interval = seconds("Interval"),
            .timeout = seconds("Timeout"),
            .startPeriod = seconds("StartPeriod"),
            .retries = int(numberOf(health, "Retries"))};
}

QStringList capabilitiesOf(const json& host, const char* name)
{
    QStringList names = textsOf(host, name);
    for (QString& each : names) {
        each = each.toUpper();
        if (each.startsWith("CAP_"_L1))
            each.remove(0, 4);
    }
    return names;
}

} // namespace

backend::ContainerPlan planOfInspect(const json& inspect, const json& image, const std::optional<QString>& home)
{
    const json& config = member(inspect, "Config");
    const json& host = member(inspect, "HostConfig");
    const json& given = member(image, "Config");
    backend::ContainerPlan plan;
    if (const auto container = containerOfInspect(inspect)) {
        plan.name = container->name;
        plan.mounts = container->mounts;
        // Memory disks are kept as they are.
        std::erase_if(plan.mounts, [](const backend::Mount& mount) { return mount.source.isEmpty(); });
        plan.limits = container->limits;
    }
    plan.image = textOf(config, "Image");
    const QStringList entry = ownList(config, given, "Entrypoint");
    // With another entry point, the image's command counts no more.
    plan.command = entry.isEmpty() ? ownList(config, given, "Cmd") : textsOf(config, "Cmd");
    plan.entrypoint = entry.size() == 1 ? entry.front() : QString();
    plan.environment = askedEnvironment(inspect, image, home);
    plan.ports = askedPorts(host);
    plan.network = askedNetwork(inspect);
    plan.networks = otherNetworks(inspect);
    plan.restartPolicy = askedPolicy(host);
    plan.user = ownText(config, given, "User");
    plan.workingDirectory = ownText(config, given, "WorkingDir");
    if (plan.workingDirectory == "/"_L1 && textOf(given, "WorkingDir").isEmpty())
        plan.workingDirectory.clear(); // nobody said so
    if (const QString name = textOf(config, "Hostname"); !textOf(inspect, "Id").startsWith(name))
        plan.hostName = name;
    const QMap<QString, QString> labels = mapOf(given, "Labels");
    for (const auto& [name, value] : mapOf(config, "Labels").asKeyValueRange()) {
        if (labels.value(name) != value)
            plan.labels[name] = value;
    }
    plan.addedCapabilities = capabilitiesOf(host, "CapAdd");
    plan.droppedCapabilities = capabilitiesOf(host, "CapDrop");
    plan.health = ownHealth(config, given);
    plan.hasTerminal = flagOf(config, "Tty");
    plan.isInteractive = flagOf(config, "OpenStdin");
    plan.removesItself = flagOf(host, "AutoRemove");
    plan.startsAtOnce = flagOf(member(inspect, "State"), "Running");
    return plan;
}

} // namespace darse::connect::docker
