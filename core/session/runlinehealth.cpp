// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runlinehealth.h"

#include <QRegularExpression>

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;
using backend::ContainerPlan;

constexpr int kDay = 86'400;

bool takeSeconds(int& into, const QString& value)
{
    const auto seconds = parseSeconds(value);
    into = seconds.value_or(0);
    return seconds.has_value();
}

bool takeCapability(QStringList& into, const QString& value)
{
    const auto names = parseCapabilities(value);
    if (names)
        into << *names;
    return names && !names->isEmpty();
}

} // namespace

const QStringList& capabilityNames()
{
    static const QStringList kNames{u"AUDIT_CONTROL"_s,   u"AUDIT_READ"_s,   u"AUDIT_WRITE"_s,
                                    u"BLOCK_SUSPEND"_s,   u"BPF"_s,          u"CHECKPOINT_RESTORE"_s,
                                    u"CHOWN"_s,           u"DAC_OVERRIDE"_s, u"DAC_READ_SEARCH"_s,
                                    u"FOWNER"_s,          u"FSETID"_s,       u"IPC_LOCK"_s,
                                    u"IPC_OWNER"_s,       u"KILL"_s,         u"LEASE"_s,
                                    u"LINUX_IMMUTABLE"_s, u"MAC_ADMIN"_s,    u"MAC_OVERRIDE"_s,
                                    u"MKNOD"_s,           u"NET_ADMIN"_s,    u"NET_BIND_SERVICE"_s,
                                    u"NET_BROADCAST"_s,   u"NET_RAW"_s,      u"PERFMON"_s,
                                    u"SETFCAP"_s,         u"SETGID"_s,       u"SETPCAP"_s,
                                    u"SETUID"_s,          u"SYSLOG"_s,       u"SYS_ADMIN"_s,
                                    u"SYS_BOOT"_s,        u"SYS_CHROOT"_s,   u"SYS_MODULE"_s,
                                    u"SYS_NICE"_s,        u"SYS_PACCT"_s,    u"SYS_PTRACE"_s,
                                    u"SYS_RAWIO"_s,       u"SYS_RESOURCE"_s, u"SYS_TIME"_s,
                                    u"SYS_TTY_CONFIG"_s,  u"WAKE_ALARM"_s};
    return kNames;
}

std::optional<QStringList> parseCapabilities(const QString& text)
{
    static const QRegularExpression kBetween(u"[,\\s]+"_s);
    QStringList out;
    for (const QString& word : text.split(kBetween, Qt::SkipEmptyParts)) {
        QString name = word.toUpper();
        if (name.startsWith("CAP_"_L1))
            name.remove(0, 4);
        if (name != "ALL"_L1 && !capabilityNames().contains(name))
            return std::nullopt;
        if (!out.contains(name))
            out << name;
    }
    return out;
}

std::optional<int> parseSeconds(const QString& text)
{
    static const QRegularExpression kShape(u"\\A(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s?)?\\z"_s);
    const auto match = kShape.match(text.trimmed());
    if (text.trimmed().isEmpty() || !match.hasMatch())
        return std::nullopt;
    const int seconds = match.captured(1).toInt() * 3600 + match.captured(2).toInt() * 60 + match.captured(3).toInt();
    return seconds >= 1 && seconds <= kDay ? std::optional(seconds) : std::nullopt;
}

QString secondsText(int seconds)
{
    QString text;
    if (seconds >= 3600)
        text += u"%1h"_s.arg(seconds / 3600);
    if (seconds % 3600 >= 60)
        text += u"%1m"_s.arg(seconds % 3600 / 60);
    if (seconds % 60 != 0 || text.isEmpty())
        text += u"%1s"_s.arg(seconds % 60);
    return text;
}

bool takeAddedCapability(ContainerPlan& plan, const QString& value)
{
    return takeCapability(plan.addedCapabilities, value);
}

bool takeDroppedCapability(ContainerPlan& plan, const QString& value)
{
    return takeCapability(plan.droppedCapabilities, value);
}

bool takeHealthCommand(ContainerPlan& plan, const QString& value)
{
    plan.health.command = value;
    return !value.isEmpty();
}

bool takeHealthInterval(ContainerPlan& plan, const QString& value)
{
    return takeSeconds(plan.health.interval, value);
}

bool takeHealthTimeout(ContainerPlan& plan, const QString& value)
{
    return takeSeconds(plan.health.timeout, value);
}

bool takeHealthStart(ContainerPlan& plan, const QString& value)
{
    return takeSeconds(plan.health.startPeriod, value);
}

bool takeHealthRetries(ContainerPlan& plan, const QString& value)
{
    bool isNumber = false;
    plan.health.retries = value.toInt(&isNumber);
    constexpr int kMost = 1000;
    return isNumber && plan.health.retries >= 1 && plan.health.retries <= kMost;
}

QStringList healthWords(const ContainerPlan& plan)
{
    QStringList words;
    for (const QString& name : plan.addedCapabilities)
        words << u"--cap-add"_s << name;
    for (const QString& name : plan.droppedCapabilities)
        words << u"--cap-drop"_s << name;
    const backend::HealthCheck& health = plan.health;
    if (!health.command.isEmpty())
        words << u"--health-cmd"_s << health.command;
    if (health.interval != 0)
        words << u"--health-interval"_s << secondsText(health.interval);
    if (health.timeout != 0)
        words << u"--health-timeout"_s << secondsText(health.timeout);
    if (health.startPeriod != 0)
        words << u"--health-start-period"_s << secondsText(health.startPeriod);
    if (health.retries != 0)
        words << u"--health-retries"_s << QString::number(health.retries);
    return words;
}

} // namespace darse::session
