// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/newbodies.h"

namespace darse::connect::docker {
namespace {

using nlohmann::json;

void putText(json& body, const char* name, const QString& value)
{
    if (!value.isEmpty())
        body[name] = value.toStdString();
}

void putPairs(json& body, const char* name, const QMap<QString, QString>& values)
{
    for (const auto& [key, value] : values.asKeyValueRange())
        body[name][key.toStdString()] = value.toStdString();
}

} // namespace

json newVolumeBody(const backend::NewVolume& volume)
{
    json body = json::object();
    putText(body, "Name", volume.name);
    putText(body, "Driver", volume.driver);
    putPairs(body, "DriverOpts", volume.options);
    putPairs(body, "Labels", volume.labels);
    return body;
}

json newNetworkBody(const backend::NewNetwork& network)
{
    json body{{"Internal", network.isInternal}, {"CheckDuplicate", true}};
    putText(body, "Name", network.name);
    putText(body, "Driver", network.driver);
    putPairs(body, "Options", network.options);
    putPairs(body, "Labels", network.labels);
    if (network.hasIpv6)
        body["EnableIPv6"] = true;
    json row = json::object();
    putText(row, "Subnet", network.subnet);
    putText(row, "Gateway", network.gateway);
    putText(row, "IPRange", network.range);
    if (!row.empty())
        body["IPAM"]["Config"] = json::array({std::move(row)});
    return body;
}

} // namespace darse::connect::docker
