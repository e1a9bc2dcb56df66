// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/creating.h"
#include "core/connect/docker/remakebody.h"

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

const json& networksOf(const json& inspect)
{
    return member(inspect, "NetworkSettings", "Networks");
}

/// Those that somebody has given it: a server adds its id and its name by itself.
QStringList ownAliases(const json& inspect, const json& endpoint)
{
    const QString id = textOf(inspect, "Id");
    QString name = textOf(inspect, "Name");
    if (name.startsWith(u'/'))
        name.remove(0, 1);
    QStringList own;
    for (const QString& alias : textsOf(endpoint, "Aliases")) {
        constexpr qsizetype kShortId = 12;
        const bool isId = alias.size() >= kShortId && id.startsWith(alias);
        if (!isId && alias != name && !own.contains(alias))
            own << alias;
    }
    return own;
}

/// Without what an inspection tells of how things are now.
json askedOf(const json& inspect, const json& endpoint)
{
    json asked = json::object();
    for (const QString& alias : ownAliases(inspect, endpoint))
        asked["Aliases"].push_back(alias.toStdString());
    for (const char* name : {"IPAMConfig", "Links", "DriverOpts"}) {
        const json& value = member(endpoint, name);
        if ((value.is_object() || value.is_array()) && !value.empty())
            asked[name] = value;
    }
    const QString mac = textOf(member(inspect, "Config"), "MacAddress");
    if (!mac.isEmpty() && mac == textOf(endpoint, "MacAddress"))
        asked["MacAddress"] = mac.toStdString();
    if (const qint64 priority = numberOf(endpoint, "GwPriority"); priority != 0)
        asked["GwPriority"] = priority;
    return asked;
}

backend::NetworkJoin joinOf(const json& inspect, const QString& name, const json& endpoint)
{
    const json& fixed = member(endpoint, "IPAMConfig");
    return {.network = name,
            .aliases = ownAliases(inspect, endpoint),
            .address = textOf(fixed, "IPv4Address"),
            .address6 = textOf(fixed, "IPv6Address")};
}

} // namespace

QString firstNetwork(const json& inspect)
{
    const QString mode = textOf(member(inspect, "HostConfig"), "NetworkMode");
    const json& networks = networksOf(inspect);
    if (!networks.is_object())
        return mode;
    const bool isUsual = mode.isEmpty() || mode == "default"_L1 || mode == "bridge"_L1;
    for (const auto& [key, endpoint] : networks.items()) {
        const QString name = QString::fromStdString(key);
        const bool isIt = isUsual ? name == "bridge"_L1 || name == "podman"_L1
                                  : name == mode || (!mode.isEmpty() && textOf(endpoint, "NetworkID") == mode);
        if (isIt)
            return name;
    }
    // Podman calls every network of its own making "bridge".
    return isUsual && !networks.empty() ? QString::fromStdString(networks.begin().key()) : mode;
}

std::vector<backend::NetworkJoin> otherNetworks(const json& inspect)
{
    std::vector<backend::NetworkJoin> others;
    const json& networks = networksOf(inspect);
    if (!networks.is_object())
        return others;
    const QString first = firstNetwork(inspect);
    for (const auto& [key, endpoint] : networks.items()) {
        const QString name = QString::fromStdString(key);
        if (name != first)
            others.push_back(joinOf(inspect, name, endpoint));
    }
    return others;
}

json firstEndpoint(const json& inspect, bool isSameNetwork)
{
    json asked = askedOf(inspect, member(networksOf(inspect), firstNetwork(inspect).toUtf8().constData()));
    if (!isSameNetwork) {
        for (const char* name : {"IPAMConfig", "Links", "DriverOpts", "MacAddress", "GwPriority"})
            asked.erase(name);
    }
    return asked.empty() ? json() : asked;
}

json endpointOf(const json& inspect, const backend::NetworkJoin& join)
{
    const json& old = member(networksOf(inspect), join.network.toUtf8().constData());
    if (!old.is_object())
        return newEndpoint(join);
    json asked = askedOf(inspect, old);
    if (joinOf(inspect, join.network, old) == join)
        return asked;
    asked.erase("Aliases");
    asked.erase("IPAMConfig");
    asked.update(newEndpoint(join));
    return asked;
}

} // namespace darse::connect::docker
