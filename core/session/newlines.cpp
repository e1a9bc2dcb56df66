// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/newlines.h"

#include "core/session/runline.h"

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;

void add(QString& line, const char* option, const QString& value)
{
    if (!value.isEmpty())
        line += u' ' + QLatin1StringView(option) + u' ' + shellWord(value);
}

void addEach(QString& line, const char* option, const QMap<QString, QString>& values)
{
    for (const auto& [name, value] : values.asKeyValueRange())
        add(line, option, value.isEmpty() ? name : name + u'=' + value);
}

} // namespace

QString newVolumeLine(const backend::NewVolume& volume)
{
    QString line = u"docker volume create"_s;
    add(line, "--driver", volume.driver);
    addEach(line, "--opt", volume.options);
    addEach(line, "--label", volume.labels);
    if (!volume.name.isEmpty())
        line += u' ' + shellWord(volume.name);
    return line;
}

QString newNetworkLine(const backend::NewNetwork& network)
{
    QString line = u"docker network create"_s;
    add(line, "--driver", network.driver);
    add(line, "--subnet", network.subnet);
    add(line, "--gateway", network.gateway);
    add(line, "--ip-range", network.range);
    if (network.isInternal)
        line += " --internal"_L1;
    if (network.hasIpv6)
        line += " --ipv6"_L1;
    addEach(line, "--opt", network.options);
    addEach(line, "--label", network.labels);
    if (!network.name.isEmpty())
        line += u' ' + shellWord(network.name);
    return line;
}

} // namespace darse::session
