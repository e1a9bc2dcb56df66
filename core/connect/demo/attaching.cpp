// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/attaching.h"

#include "core/backend/container.h"
#include "core/backend/networking.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Attachment;
using backend::Container;
using backend::Network;
using backend::Status;

namespace {

/// What every container has in every network is made up of its name and the network's addresses.
Attachment attachmentIn(const World& world, const Container& container, const QString& key)
{
    const auto network = world.get<Network>(key);
    Attachment one{.network = network ? network->name : key, .key = key};
    one.names = {container.name};
    if (!network || !(container.status == Status::Running || container.status == Status::Warning))
        return one;
    constexpr quint64 kHosts = 250;
    one.gateway = network->gateway;
    one.address = network->key == container.networks.front() ? container.address : QString();
    if (one.address.isEmpty() && !network->subnet.isEmpty())
        one.address = network->subnet.section(u'.', 0, 2) + u".%1"_s.arg(2 + seedOf(container.key + key) % kHosts);
    return one;
}

} // namespace

void settleAttachments(World& world)
{
    for (const auto& [key, cell] : world.cells) {
        const auto container = world.get<Container>(key);
        if (!container || container->labels.contains(u"generated"_s))
            continue;
        std::vector<Attachment> now;
        for (const QString& network : container->networks)
            now.push_back(attachmentIn(world, *container, network));
        if (now != container->attachments)
            world.edit<Container>(key, [&now](Container& c) { c.attachments = now; });
    }
}

} // namespace darse::connect::demo
