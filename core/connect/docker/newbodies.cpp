// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/newbodies.h"

namespace darse::connect::docker {
namespace {

using nlohmann::json;

void put(json& body, const char* name, const QString& value)
{
    if (!value.isEmpty())
        body[name] = value.toStdString();
}

void put(json& body, const char* name, const QMap<QString, QString>& values)
{
    for (const auto& [key, value] : values.asKeyValueRange())
        body[name][key.toStdString()] = value.toStdString();
}

} // namespace

json newVolumeBody(const backend::NewVolume& volume)
{
    json body = json::object();
    put(body, "Name", volume.name);
    put(body, "Driver", volume.driver);
    put(body, "DriverOpts", volume.options);
    put(body, "Labels", volume.labels);
    return body;
}

json newNetworkBody(const backend::NewNetwork& network)
{
    json body{{"Internal", network.isInternal}, {"CheckDuplicate", true}};
    put(body, "Name", network.name);
    put(body, "Driver", network.driver);
    put(body, "Options", network.options);
    put(body, "Labels", network.labels);
    if (network.hasIpv6)
        body["EnableIPv6"] = true;
    json row = json::object();
    put(row, "Subnet", network.subnet);
    put(row, "Gateway", network.gateway);
    put(row, "IPRange", network.range);
    if (!row.empty())
        body["IPAM"]["Config"] = json::array({std::move(row)});
    return body;
}

} // namespace darse::connect::docker
