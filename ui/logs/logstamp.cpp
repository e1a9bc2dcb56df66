// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logstamp.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace darse::ui {
namespace {

constexpr std::array<std::pair<Stamps, QLatin1StringView>, 4> kNames = {{
    {Stamps::Off, QLatin1StringView("off")},
    {Stamps::Local, QLatin1StringView("local")},
    {Stamps::Utc, QLatin1StringView("utc")},
    {Stamps::Relative, QLatin1StringView("relative")},
}};

QString relativeText(qint64 seconds)
{
    if (seconds < 60)
        return QCoreApplication::translate("logs", "%1 s ago").arg(seconds);
    if (seconds < 3600)
        return QCoreApplication::translate("logs", "%1 min ago").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return QCoreApplication::translate("logs", "%1 h ago").arg(seconds / 3600);
    return QCoreApplication::translate("logs", "%1 d ago").arg(std::min<qint64>(seconds / 86400, 99'999));
}

} // namespace

QString stampText(qint64 at, Stamps stamps, qint64 now)
{
    if (at == 0)
        return {};
    switch (stamps) {
    case Stamps::Off:
        return {};
    case Stamps::Local:
        return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss.zzz"));
    case Stamps::Utc:
        return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
    case Stamps::Relative:
        return relativeText(std::max<qint64>(0, now - at) / 1000);
    }
    return {};
}

QString widestStamp(Stamps stamps)
{
    if (stamps == Stamps::Relative)
        return relativeText(48 * 60);
    return stampText(1'000'000'000'000, stamps, 0);
}

QString stampsName(Stamps stamps)
{
    const auto row = std::find_if(kNames.begin(), kNames.end(), [&](const auto& name) { return name.first == stamps; });
    return row->second;
}

Stamps stampsFromName(const QString& name)
{
    const auto row =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.second == name; });
    return row == kNames.end() ? Stamps::Local : row->first;
}

} // namespace darse::ui
