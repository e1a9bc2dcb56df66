// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/netbands.h"

#include "core/backend/networking.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace darse::ui {
namespace {

using backend::Container;
using backend::Network;
using backend::Status;

QString word(const char* text)
{
    return QCoreApplication::translate("NetworkPicture", text);
}

bool isAlive(Status status)
{
    return status == Status::Running || status == Status::Warning || status == Status::Paused ||
           status == Status::Starting || status == Status::Restarting || status == Status::Stopping;
}

QString aboutOf(const Network& network)
{
    QStringList parts;
    for (const QString& part : {network.driver, network.subnet})
        if (!part.isEmpty())
            parts << part;
    if (network.isInternal)
        parts << word(QT_TRANSLATE_NOOP("NetworkPicture", "leads nowhere outside"));
    return parts.join(QStringLiteral(" · "));
}

QStringList portsOf(const Container& container)
{
    QStringList ports;
    for (const backend::PublishedPort& port : container.ports) {
        // The same port on IPv4 and on IPv6 is one to a person.
        const QString text = QStringLiteral("%1 → %2/%3").arg(port.hostPort).arg(port.containerPort).arg(port.protocol);
        if (port.hostPort != 0 && !ports.contains(text))
            ports << text;
    }
    return ports;
}

NetMember memberOf(const Container& container, const QString& network)
{
    NetMember member{.key = container.key, .name = container.name, .status = container.status};
    if (isAlive(container.status))
        member.ports = portsOf(container);
    for (const backend::Attachment& one : container.attachments) {
        if (one.key != network) {
            member.elsewhere << one.network;
            continue;
        }
        member.address = one.address.section(u'/', 0, 0);
        member.names = one.names;
    }
    // Servers add the container's name and the beginning of its number.
    member.names.removeIf([&container](const QString& name) {
        return name == container.name || (!container.key.isEmpty() && container.key.startsWith(name));
    });
    return member;
}

} // namespace

std::vector<NetBand> bandsOf(const backend::ObjectList& networks, const backend::ObjectList& containers)
{
    std::map<QString, std::vector<NetMember>> members;
    for (const backend::ObjectPtr& row : containers) {
        const auto& container = backend::as<Container>(*row);
        for (const QString& network : container.networks)
            members[network].push_back(memberOf(container, network));
    }
    std::vector<NetBand> bands;
    for (const backend::ObjectPtr& row : networks) {
        const auto& network = backend::as<Network>(*row);
        NetBand band{.key = network.key, .name = network.name, .about = aboutOf(network), .members = {}};
        if (const auto found = members.find(network.key); found != members.end())
            band.members = std::move(found->second);
        std::ranges::sort(band.members, {}, [](const NetMember& member) {
            return std::make_tuple(!isAlive(member.status), member.name.toCaseFolded(), member.key);
        });
        bands.push_back(std::move(band));
    }
    std::ranges::sort(bands, {}, [](const NetBand& band) {
        return std::make_tuple(band.members.empty(), band.name.toCaseFolded(), band.key);
    });
    return bands;
}

} // namespace darse::ui
