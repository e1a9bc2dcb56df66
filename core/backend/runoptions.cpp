// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/runoptions.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace darse::backend {
namespace {

using namespace Qt::StringLiterals;
using enum OptionShape;

constexpr std::array kKnown{
    OptionKnown{"--privileged", Flag},
    OptionKnown{"--read-only", Flag},
    OptionKnown{"--init", Flag},
    OptionKnown{"--publish-all", Flag},
    OptionKnown{"--oom-kill-disable", Flag},
    OptionKnown{"--no-healthcheck", Flag},
    OptionKnown{"--domainname", Text},
    OptionKnown{"--stop-signal", Text},
    OptionKnown{"--stop-timeout", Number},
    OptionKnown{"--mac-address", Text},
    OptionKnown{"--volume", List},
    OptionKnown{"--mount", OptionShape::Mount},
    OptionKnown{"--tmpfs", List},
    OptionKnown{"--volumes-from", List},
    OptionKnown{"--device", Device},
    OptionKnown{"--device-cgroup-rule", List},
    OptionKnown{"--gpus", Gpus},
    OptionKnown{"--shm-size", Size},
    OptionKnown{"--ulimit", Ulimit},
    OptionKnown{"--sysctl", Pair},
    OptionKnown{"--security-opt", List},
    OptionKnown{"--group-add", List},
    OptionKnown{"--expose", List},
    OptionKnown{"--link", List},
    OptionKnown{"--network-alias", List},
    OptionKnown{"--ip", Text},
    OptionKnown{"--ip6", Text},
    OptionKnown{"--dns", List},
    OptionKnown{"--dns-search", List},
    OptionKnown{"--dns-option", List},
    OptionKnown{"--add-host", List},
    OptionKnown{"--memory-swap", Size},
    OptionKnown{"--memory-reservation", Size},
    OptionKnown{"--memory-swappiness", Number},
    OptionKnown{"--cpu-shares", Number},
    OptionKnown{"--cpu-period", Number},
    OptionKnown{"--cpu-quota", Number},
    OptionKnown{"--cpuset-cpus", Text},
    OptionKnown{"--cpuset-mems", Text},
    OptionKnown{"--blkio-weight", Number},
    OptionKnown{"--pids-limit", Number},
    OptionKnown{"--oom-score-adj", Number},
    OptionKnown{"--cgroup-parent", Text},
    OptionKnown{"--log-driver", Text},
    OptionKnown{"--log-opt", Pair},
    OptionKnown{"--annotation", Pair},
    OptionKnown{"--runtime", Text},
    OptionKnown{"--ipc", Text},
    OptionKnown{"--pid", Text},
    OptionKnown{"--uts", Text},
    OptionKnown{"--userns", Text},
    OptionKnown{"--cgroupns", Text},
};

bool isNumber(const QString& text)
{
    static const QRegularExpression kShape(u"\\A-?[0-9]{1,15}\\z"_s);
    return kShape.match(text).hasMatch();
}

bool isMount(const QString& text)
{
    static const QRegularExpression kTarget(u"(\\A|,)(target|dst|destination)=/"_s);
    return kTarget.match(text).hasMatch();
}

bool isUlimit(const QString& text)
{
    static const QRegularExpression kShape(u"\\A[a-z]+=-?[0-9]{1,18}(:-?[0-9]{1,18})?\\z"_s);
    return kShape.match(text).hasMatch();
}

} // namespace

std::span<const OptionKnown> optionsKnown()
{
    return kKnown;
}

const OptionKnown* optionNamed(const QString& name)
{
    const auto found = std::ranges::find_if(
        kKnown, [&name](const OptionKnown& known) { return name == QLatin1StringView(known.name); });
    return found == kKnown.end() ? nullptr : &*found;
}

bool isRight(const RunOption& option)
{
    const OptionKnown* known = optionNamed(option.name);
    if (known == nullptr)
        return false;
    const QString& value = option.value;
    switch (known->shape) {
    case Flag:
        return value.isEmpty();
    case Text:
    case List:
        return !value.isEmpty();
    case Pair:
        return value.indexOf(u'=') > 0;
    case Number:
        return isNumber(value);
    case Size:
        return sizeIn(value).has_value();
    case OptionShape::Mount:
        return isMount(value);
    case Device:
        return value.startsWith(u'/') && value.count(u':') <= 2;
    case Ulimit:
        return isUlimit(value);
    case Gpus:
        return value == "all"_L1 || isNumber(value);
    }
    return false;
}

std::optional<qint64> sizeIn(const QString& text)
{
    if (text == "-1"_L1)
        return -1;
    static const QRegularExpression kShape(u"\\A([0-9]{1,15}(?:\\.[0-9]{1,6})?)([bkmgBKMG]?)[bB]?\\z"_s);
    const auto match = kShape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr int kStep = 10;
    const qsizetype unit = QStringView(u"bkmg").indexOf(match.captured(2).toLower());
    const double bytes = match.captured(1).toDouble() * double(qint64{1} << (kStep * std::max<qsizetype>(0, unit)));
    constexpr double kMost = 9e15;
    return bytes < kMost ? std::optional(static_cast<qint64>(bytes)) : std::nullopt;
}

} // namespace darse::backend
