// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/containerreading.h"

#include "core/connect/docker/healthreading.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/portreading.h"
#include "core/connect/docker/settingsreading.h"

#include <QRegularExpression>

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Status;

const auto kProject = "com.docker.compose.project"_L1;
const auto kPodName = "io.kubernetes.pod.name"_L1;

QString withoutSlash(const QString& name)
{
    return name.startsWith(u'/') ? name.mid(1) : name;
}

std::vector<backend::Mount> mountsOf(const json& answer)
{
    std::vector<backend::Mount> mounts;
    const json& list = member(answer, "Mounts");
    if (!list.is_array())
        return mounts;
    for (const json& each : list) {
        const bool isVolume = textOf(each, "Type") == "volume"_L1;
        const json& writable = member(each, "RW");
        mounts.push_back({.source = isVolume ? textOf(each, "Name") : textOf(each, "Source"),
                          .target = textOf(each, "Destination"),
                          .isVolume = isVolume,
                          .isReadOnly = writable.is_boolean() && !writable.get<bool>()});
    }
    return mounts;
}

void readNetworks(const json& settings, Container& container)
{
    container.attachments = attachmentsOf(settings);
    for (const backend::Attachment& one : container.attachments) {
        container.networks.append(one.network);
        if (container.address.isEmpty())
            container.address = one.address.section(u'/', 0, 0);
    }
}

/// "Exited (137) 2 hours ago"
std::optional<int> exitCodeIn(const QString& words)
{
    static const QRegularExpression kExited(u"\\AExited \\((-?\\d{1,9})\\)"_s);
    const auto match = kExited.match(words);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

std::vector<std::pair<QString, QString>> environmentOf(const json& config)
{
    std::vector<std::pair<QString, QString>> out;
    for (const QString& line : textsOf(config, "Env"))
        out.emplace_back(line.section(u'=', 0, 0), line.section(u'=', 1));
    return out;
}

/// The state and the code that it ended with: what servers put into sentences has no language here.
QString stateReason(const QString& state, const std::optional<int>& exitCode)
{
    return exitCode ? u"%1 (%2)"_s.arg(state).arg(*exitCode) : state;
}

void readState(const json& answer, Container& container)
{
    const json& state = member(answer, "State");
    const QString word = textOf(state, "Status");
    const bool hasEnded = word == "exited"_L1 || word == "dead"_L1 || word == "stopped"_L1;
    if (hasEnded || word == "restarting"_L1)
        container.exitCode = static_cast<int>(std::clamp<qint64>(numberOf(state, "ExitCode"), -1, 999));
    readHealth(answer, container);
    container.started = momentOf(state, "StartedAt");
    container.finished = hasEnded ? momentOf(state, "FinishedAt") : QDateTime();
    container.pid = numberOf(state, "Pid");
    container.status = statusOf(word, container.exitCode, container.isHealthy);
    container.reason = stateReason(word, hasEnded ? container.exitCode : std::nullopt);
    if (hasEnded && container.exitCode != 0 && flagOf(state, "OOMKilled")) {
        container.status = Status::Failed; // whoever killed it, nobody asked for that
        container.reason = u"Out of memory: %1"_s.arg(container.reason);
    }
    if (container.status == Status::Warning)
        container.reason = container.healthAnswer.isEmpty()
                               ? u"unhealthy"_s
                               : u"unhealthy: health check answered %1"_s.arg(container.healthAnswer);
    if (const QString error = textOf(state, "Error"); !error.isEmpty())
        container.reason += u": "_s + error;
}

} // namespace

std::vector<backend::Attachment> attachmentsOf(const json& settings)
{
    std::vector<backend::Attachment> all;
    const json& networks = member(settings, "Networks");
    if (!networks.is_object())
        return all;
    for (const auto& [name, each] : networks.items()) {
        const QString network = QString::fromStdString(name);
        backend::Attachment one{.network = network, .key = network}; // networks are known by their names
        one.address = textOf(each, "IPAddress");
        if (!one.address.isEmpty() && numberOf(each, "IPPrefixLen") > 0)
            one.address += QStringLiteral("/%1").arg(numberOf(each, "IPPrefixLen"));
        one.gateway = textOf(each, "Gateway");
        one.mac = textOf(each, "MacAddress");
        one.names = textsOf(each, "Aliases");
        if (one.names.isEmpty())
            one.names = textsOf(each, "DNSNames");
        one.names.removeDuplicates();
        all.push_back(std::move(one));
    }
    return all;
}

Status statusOf(const QString& state, std::optional<int> exitCode, std::optional<bool> isHealthy)
{
    constexpr int kTerminated = 128 + 15;
    constexpr int kKilled = 128 + 9;
    static const QMap<QString, Status> kWords{
        {u"created"_s, Status::Stopped},       {u"initialized"_s, Status::Starting}, {u"paused"_s, Status::Paused},
        {u"restarting"_s, Status::Restarting}, {u"removing"_s, Status::Stopping},    {u"stopping"_s, Status::Stopping},
        {u"dead"_s, Status::Failed},           {u"configured"_s, Status::Stopped},
    };
    if (state == "running"_L1)
        return isHealthy == false ? Status::Warning : Status::Running;
    if (state == "exited"_L1 || state == "stopped"_L1) {
        if (!exitCode || *exitCode == 0)
            return Status::Succeeded;
        return *exitCode == kTerminated || *exitCode == kKilled ? Status::Stopped : Status::Failed;
    }
    return kWords.value(state, Status::Unknown);
}

QString nameInPod(const QMap<QString, QString>& labels)
{
    const QString pod = labels.value(kPodName);
    const QString part = labels.value(u"io.kubernetes.container.name"_s);
    return pod.isEmpty() || part.isEmpty() ? QString() : pod + u'/' + (part == "POD"_L1 ? u"infra"_s : part);
}

void readPodOf(Container& container)
{
    const QString name = nameInPod(container.labels);
    if (name.isEmpty())
        return;
    container.project = container.labels.value(u"io.kubernetes.pod.namespace"_s);
    container.podKey = container.project + u'/' + container.labels.value(kPodName);
    container.owners = {{backend::Kind::Pod, container.podKey}};
    container.name = name;
}

std::shared_ptr<Container> containerOfList(const json& row)
{
    auto container = std::make_shared<Container>();
    container->key = textOf(row, "Id");
    if (container->key.isEmpty())
        return nullptr;
    const QStringList names = textsOf(row, "Names");
    container->name = names.isEmpty() ? container->key.left(12) : withoutSlash(names.front());
    container->labels = mapOf(row, "Labels");
    container->project = container->labels.value(kProject);
    readPodOf(*container);
    container->created = momentOf(row, "Created");
    container->image = textOf(row, "Image");
    container->imageKey = imageKeyOf(textOf(row, "ImageID"));
    container->command = textsOf(row, "Command");
    container->ports = portsOfList(row);
    container->mounts = mountsOf(row);
    readNetworks(member(row, "NetworkSettings"), *container);
    const QString words = textOf(row, "Status");
    container->isHealthy = healthIn(words);
    container->exitCode = exitCodeIn(words);
    const QString state = textOf(row, "State");
    container->status = statusOf(state, container->exitCode, container->isHealthy);
    container->reason = container->status == Status::Warning ? u"unhealthy"_s : stateReason(state, container->exitCode);
    return container;
}

std::shared_ptr<Container> containerOfInspect(const json& answer)
{
    auto container = std::make_shared<Container>();
    container->key = textOf(answer, "Id");
    if (container->key.isEmpty())
        return nullptr;
    const json& config = member(answer, "Config");
    const json& host = member(answer, "HostConfig");
    const json& network = member(answer, "NetworkSettings");
    container->name = withoutSlash(textOf(answer, "Name"));
    container->labels = mapOf(config, "Labels");
    container->project = container->labels.value(kProject);
    readPodOf(*container);
    container->created = momentOf(answer, "Created");
    container->image = textOf(config, "Image");
    container->imageKey = imageKeyOf(textOf(answer, "Image"));
    container->command = textsOf(answer, "Path") + textsOf(answer, "Args");
    container->environment = environmentOf(config);
    container->mounts = mountsOf(answer);
    container->ports = portsOfMap(member(network, "Ports"));
    if (container->ports.empty())
        container->ports = portsOfMap(member(host, "PortBindings"));
    readNetworks(network, *container);
    container->restartPolicy = textOf(member(host, "RestartPolicy"), "Name");
    container->restarts = static_cast<int>(std::clamp<qint64>(numberOf(answer, "RestartCount"), 0, 1'000'000));
    container->limits = limitsOf(host);
    container->goesWhenEnded = flagOf(host, "AutoRemove");
    container->settings = settingsOf(answer);
    readState(answer, *container);
    return container;
}

} // namespace darse::connect::docker
