// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/otherreading.h"

#include <QRegularExpression>

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::Image;
using backend::Status;

/// Untagged images have "<none>:<none>".
QStringList tagsOf(const json& row)
{
    QStringList tags = textsOf(row, "RepoTags");
    tags.removeIf([](const QString& tag) { return tag.contains("<none>"_L1); });
    return tags;
}

/// As a person reads a build step: without the shell that ran it.
QString stepOf(QString text)
{
    static const QRegularExpression kShell(u"\\A/bin/sh -c (#\\(nop\\)\\s*)?"_s);
    const auto match = kShell.match(text);
    if (!match.hasMatch())
        return text;
    const bool isRun = match.captured(1).isEmpty();
    return (isRun ? u"RUN "_s : QString()) + text.mid(match.capturedLength());
}

} // namespace

QString imageKeyOf(const QString& id)
{
    constexpr qsizetype kHex = 64;
    return id.size() == kHex && !id.contains(u':') ? u"sha256:"_s + id : id;
}

std::shared_ptr<Image> imageOfList(const json& row)
{
    auto image = std::make_shared<Image>();
    image->key = imageKeyOf(textOf(row, "Id"));
    if (image->key.isEmpty())
        return nullptr;
    image->tags = tagsOf(row);
    image->digest = image->key;
    if (const QStringList digests = textsOf(row, "RepoDigests"); !digests.isEmpty())
        image->digest = digests.front().section(u'@', -1);
    image->name = image->tags.isEmpty() ? image->key.mid(7, 12) : image->tags.front();
    image->created = momentOf(row, "Created");
    image->labels = mapOf(row, "Labels");
    image->size = std::max<qint64>(0, numberOf(row, "Size"));
    image->sharedSize = std::max<qint64>(0, numberOf(row, "SharedSize"));
    image->status = Status::Idle;
    return image;
}

void addImageParts(Image& image, const json& inspect, const json& history)
{
    const QString os = textOf(inspect, "Os");
    const QString architecture = textOf(inspect, "Architecture");
    if (!os.isEmpty() && !architecture.isEmpty())
        image.platform = os + u'/' + architecture;
    const QStringList digests = textsOf(member(inspect, "RootFS"), "Layers");
    if (!history.is_array())
        return;
    image.layers.clear();
    qsizetype next = 0;
    // Newest first on the wire. Steps without bytes made no layer, as far as a client can tell.
    for (auto step = history.rbegin(); step != history.rend(); ++step) {
        const qint64 size = std::max<qint64>(0, numberOf(*step, "Size"));
        if (size == 0 && history.size() > static_cast<std::size_t>(digests.size()))
            continue;
        image.layers.push_back({.digest = next < digests.size() ? digests.at(next) : QString(),
                                .size = size,
                                .createdBy = stepOf(textOf(*step, "CreatedBy"))});
        ++next;
    }
}

std::shared_ptr<backend::Volume> volumeOf(const json& row)
{
    auto volume = std::make_shared<backend::Volume>();
    volume->key = volume->name = textOf(row, "Name");
    if (volume->key.isEmpty())
        return nullptr;
    volume->driver = textOf(row, "Driver");
    volume->mountPoint = textOf(row, "Mountpoint");
    volume->labels = mapOf(row, "Labels");
    volume->project = volume->labels.value(u"com.docker.compose.project"_s);
    volume->created = momentOf(row, "CreatedAt");
    const json& size = member(member(row, "UsageData"), "Size");
    if (size.is_number_integer() && size.get<qint64>() >= 0)
        volume->size = size.get<qint64>();
    volume->status = Status::Idle;
    return volume;
}

std::shared_ptr<backend::Network> networkOf(const json& row)
{
    auto network = std::make_shared<backend::Network>();
    network->key = network->name = textOf(row, "Name");
    if (network->key.isEmpty())
        return nullptr;
    network->driver = textOf(row, "Driver");
    network->labels = mapOf(row, "Labels");
    network->project = network->labels.value(u"com.docker.compose.project"_s);
    network->created = momentOf(row, "Created");
    network->isInternal = flagOf(row, "Internal");
    const json& pools = member(member(row, "IPAM"), "Config");
    if (pools.is_array() && !pools.empty()) {
        network->subnet = textOf(pools.front(), "Subnet");
        network->gateway = textOf(pools.front(), "Gateway");
    }
    // Docker's first network has no names; host and none have nobody to name.
    network->hasNames = network->driver == "bridge"_L1 && network->name != "bridge"_L1;
    network->status = Status::Idle;
    return network;
}

QString productOf(const json& version)
{
    if (textOf(member(version, "Platform"), "Name") == "Darse"_L1)
        return u"Darse engine"_s;
    const json& components = member(version, "Components");
    const QString name = components.is_array() && !components.empty() ? textOf(components.front(), "Name") : QString();
    return name.isEmpty() || name == "Engine"_L1 ? u"Docker Engine"_s : name;
}

std::shared_ptr<backend::Node> nodeOf(const json& info, const json& version)
{
    auto node = std::make_shared<backend::Node>();
    node->name = textOf(info, "Name");
    node->key = node->name.isEmpty() ? u"machine"_s : node->name;
    node->name = node->key;
    node->status = Status::Active;
    node->system = textOf(info, "OperatingSystem");
    node->kernel = textOf(info, "KernelVersion");
    node->engine = u"%1 %2"_s.arg(productOf(version), textOf(version, "Version")).trimmed();
    node->runtime = textOf(info, "DefaultRuntime");
    if (const QString group = textOf(info, "CgroupVersion"); !group.isEmpty())
        node->cgroups = u"v"_s + group;
    node->cpus = static_cast<int>(std::clamp<qint64>(numberOf(info, "NCPU"), 0, 1 << 20));
    node->memoryBytes = std::max<qint64>(0, numberOf(info, "MemTotal"));
    const json& plugins = member(info, "Plugins");
    node->networkDrivers = textsOf(plugins, "Network");
    node->volumeDrivers = textsOf(plugins, "Volume");
    node->isRootless = textsOf(info, "SecurityOptions").contains(u"name=rootless"_s);
    return node;
}

} // namespace darse::connect::docker
