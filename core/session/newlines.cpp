// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/newlines.h"

#include "core/session/runline.h"

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;

void addNewOption(QString& line, const char* option, const QString& value)
{
    if (!value.isEmpty())
        line += u' ' + QLatin1StringView(option) + u' ' + shellWord(value);
}

void addNewOptions(QString& line, const char* option, const QMap<QString, QString>& values)
{
    for (const auto& [name, value] : values.asKeyValueRange())
        addNewOption(line, option, value.isEmpty() ? name : name + u'=' + value);
}

} // namespace

QString newVolumeLine(const backend::NewVolume& volume)
{
    QString line = u"docker volume create"_s;
    addNewOption(line, "--driver", volume.driver);
    addNewOptions(line, "--opt", volume.options);
    addNewOptions(line, "--label", volume.labels);
    if (!volume.name.isEmpty())
        line += u' ' + shellWord(volume.name);
    return line;
}

QString newNetworkLine(const backend::NewNetwork& network)
{
    QString line = u"docker network create"_s;
    addNewOption(line, "--driver", network.driver);
    addNewOption(line, "--subnet", network.subnet);
    addNewOption(line, "--gateway", network.gateway);
    addNewOption(line, "--ip-range", network.range);
    if (network.isInternal)
        line += " --internal"_L1;
    if (network.hasIpv6)
        line += " --ipv6"_L1;
    addNewOptions(line, "--opt", network.options);
    addNewOptions(line, "--label", network.labels);
    if (!network.name.isEmpty())
        line += u' ' + shellWord(network.name);
    return line;
}

} // namespace darse::session
