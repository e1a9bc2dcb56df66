// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/portreading.h"

#include <algorithm>
#include <tuple>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

quint16 portOf(qint64 number)
{
    return number > 0 && number <= 65535 ? static_cast<quint16>(number) : quint16{0};
}

bool isAnywhere(const QString& address)
{
    return address == "0.0.0.0"_L1 || address == "::"_L1;
}

/// What is published on every IPv4 and IPv6 address is said once.
void sortPorts(std::vector<backend::PublishedPort>& ports)
{
    const auto order = [](const backend::PublishedPort& port) {
        return std::tuple(port.containerPort, port.protocol, port.hostPort, port.hostAddress);
    };
    std::ranges::sort(ports, {}, order);
    ports.erase(std::unique(ports.begin(), ports.end()), ports.end());
}

} // namespace

std::vector<backend::PublishedPort> portsOfList(const json& row)
{
    std::vector<backend::PublishedPort> ports;
    for (const json& each : member(row, "Ports")) {
        const QString address = textOf(each, "IP");
        ports.push_back({.hostAddress = isAnywhere(address) ? QString() : address,
                         .hostPort = portOf(numberOf(each, "PublicPort")),
                         .containerPort = portOf(numberOf(each, "PrivatePort")),
                         .protocol = textOf(each, "Type")});
    }
    sortPorts(ports);
    return ports;
}

std::vector<backend::PublishedPort> portsOfMap(const json& map)
{
    std::vector<backend::PublishedPort> ports;
    if (!map.is_object())
        return ports;
    for (const auto& [name, bindings] : map.items()) {
        const QString text = QString::fromStdString(name);
        backend::PublishedPort port;
        port.containerPort = portOf(text.section(u'/', 0, 0).toLongLong());
        port.protocol = text.section(u'/', 1);
        if (!bindings.is_array() || bindings.empty()) {
            ports.push_back(port);
            continue;
        }
        for (const json& binding : bindings) {
            const QString address = textOf(binding, "HostIp");
            port.hostAddress = isAnywhere(address) ? QString() : address;
            port.hostPort = portOf(numberOf(binding, "HostPort"));
            ports.push_back(port);
        }
    }
    sortPorts(ports);
    return ports;
}

} // namespace darse::connect::docker
