// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runmore.h"

#include "core/backend/runoptions.h"
#include "core/session/runline.h"

#include <QHash>
#include <QRegularExpression>

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;
using backend::ContainerPlan;
using backend::NetworkJoin;
using backend::RunOption;

bool isWord(const QString& text)
{
    static const QRegularExpression kShape(u"\\A[A-Za-z0-9][A-Za-z0-9_.:-]*\\z"_s);
    return kShape.match(text).hasMatch();
}

/// One "key=value" of a network.
bool takeJoinPart(NetworkJoin& join, const QString& part)
{
    const QString key = part.section(u'=', 0, 0);
    const QString value = part.section(u'=', 1);
    if (!isWord(value) && key != "ip6"_L1)
        return false;
    if (key == "name"_L1)
        join.network = value;
    else if (key == "alias"_L1)
        join.aliases << value;
    else if (key == "ip"_L1)
        join.address = value;
    else if (key == "ip6"_L1)
        join.address6 = value;
    else
        return false;
    return !value.isEmpty();
}

} // namespace

std::optional<NetworkJoin> parseJoin(const QString& text)
{
    NetworkJoin join;
    for (const QString& part : text.split(u',')) {
        if (part.contains(u'=') ? !takeJoinPart(join, part) : !join.network.isEmpty() || !isWord(part))
            return std::nullopt;
        if (!part.contains(u'='))
            join.network = part;
    }
    return join.network.isEmpty() ? std::nullopt : std::optional(join);
}

QString joinText(const NetworkJoin& join)
{
    QString text;
    for (const QString& alias : join.aliases)
        text += u",alias="_s + alias;
    if (!join.address.isEmpty())
        text += u",ip="_s + join.address;
    if (!join.address6.isEmpty())
        text += u",ip6="_s + join.address6;
    return text.isEmpty() ? join.network : u"name="_s + join.network + text;
}

std::optional<RunOption> parseOption(const QString& text)
{
    const auto words = shellWords(text);
    if (!words || words->isEmpty() || words->size() > 2)
        return std::nullopt;
    const QString& first = words->front();
    const bool isJoined = first.startsWith("--"_L1) && first.contains(u'=');
    if (isJoined && words->size() > 1)
        return std::nullopt;
    const RunOption option{.name = fullName(isJoined ? first.section(u'=', 0, 0) : first),
                           .value = isJoined ? first.section(u'=', 1) : words->value(1)};
    return backend::isRight(option) ? std::optional(option) : std::nullopt;
}

QString optionText(const RunOption& option)
{
    return option.value.isEmpty() ? option.name : option.name + u' ' + shellWord(option.value);
}

QString fullName(const QString& option)
{
    static const QHash<QString, QString> kNames{{u"-P"_s, u"--publish-all"_s},
                                                {u"-v"_s, u"--volume"_s},
                                                {u"--net-alias"_s, u"--network-alias"_s},
                                                {u"--dns-opt"_s, u"--dns-option"_s}};
    return kNames.value(option, option);
}

std::optional<bool> takesValueButIsLeftOut(const QString& option)
{
    static const QHash<QString, bool> kLeftOut{
        {u"--env-file"_s, true},
        {u"--label-file"_s, true},
        {u"--cidfile"_s, true},
        {u"--pull"_s, true},
        {u"--platform"_s, true},
        {u"-a"_s, true},
        {u"--attach"_s, true},
        {u"--detach-keys"_s, true},
        {u"--volume-driver"_s, true},
        {u"--storage-opt"_s, true},
        {u"--isolation"_s, true},
        {u"--kernel-memory"_s, true},
        {u"--link-local-ip"_s, true},
        {u"--health-start-interval"_s, true},
        {u"--cpu-rt-period"_s, true},
        {u"--cpu-rt-runtime"_s, true},
        {u"--blkio-weight-device"_s, true},
        {u"--device-read-bps"_s, true},
        {u"--device-write-bps"_s, true},
        {u"--device-read-iops"_s, true},
        {u"--device-write-iops"_s, true},
        {u"--pod"_s, true},
        {u"--secret"_s, true},
        {u"--authfile"_s, true},
        {u"--quiet"_s, false},
        {u"-q"_s, false},
        {u"--replace"_s, false},
        {u"--sig-proxy"_s, false},
        {u"--disable-content-trust"_s, false},
        {u"--tls-verify"_s, false},
    };
    const auto found = kLeftOut.constFind(option);
    return found == kLeftOut.constEnd() ? std::nullopt : std::optional(*found);
}

bool takeNetwork(ContainerPlan& plan, const QString& value)
{
    const auto join = parseJoin(value);
    if (!join)
        return false;
    if (!plan.network.isEmpty()) {
        plan.networks.push_back(*join);
        return true;
    }
    plan.network = join->network;
    for (const QString& alias : join->aliases)
        plan.more.push_back({u"--network-alias"_s, alias});
    if (!join->address.isEmpty())
        plan.more.push_back({u"--ip"_s, join->address});
    if (!join->address6.isEmpty())
        plan.more.push_back({u"--ip6"_s, join->address6});
    return true;
}

bool takeMount(ContainerPlan& plan, const QString& value)
{
    if (const auto mount = parseMount(value)) {
        plan.mounts.push_back(*mount);
        return true;
    }
    // With words that a mount has no place for, such as "z" and "rslave".
    const QStringList parts = value.split(u':');
    static const QRegularExpression kOptions(u"\\A[A-Za-z]+(,[A-Za-z]+)*\\z"_s);
    if (parts.size() != 3 || !parseMount(parts[0] + u':' + parts[1]) || !kOptions.match(parts[2]).hasMatch())
        return false;
    plan.more.push_back({u"--volume"_s, value});
    return true;
}

bool takePort(ContainerPlan& plan, const QString& value)
{
    const auto port = parsePort(value);
    if (port)
        plan.ports.push_back(*port);
    return port.has_value();
}

bool takeMemory(ContainerPlan& plan, const QString& value)
{
    plan.limits.memoryBytes = parseMemory(value);
    return plan.limits.memoryBytes.has_value();
}

bool takeCpus(ContainerPlan& plan, const QString& value)
{
    bool isNumber = false;
    const double cores = value.toDouble(&isNumber);
    constexpr double kMost = 4096;
    if (!isNumber || !(cores > 0) || cores > kMost)
        return false;
    plan.limits.cpuCores = cores;
    return true;
}

QStringList moreWords(const ContainerPlan& plan)
{
    QStringList words;
    for (const NetworkJoin& join : plan.networks)
        words << u"--network"_s << joinText(join);
    for (const RunOption& option : plan.more) {
        words << option.name;
        if (!option.value.isEmpty())
            words << option.value;
    }
    return words;
}

} // namespace darse::session
