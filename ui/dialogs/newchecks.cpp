// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newchecks.h"

#include "core/backend/networking.h"
#include "core/session/addressrange.h"
#include "ui/dialogs/textdialog.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Network;
using backend::NewNetwork;
using session::AddressRange;

QString newObjectWords(const char* text)
{
    return QCoreApplication::translate("newobjects", text);
}

void checkName(const QString& name, const Existing& existing, const char* taken, NewProblems& problems)
{
    const auto isTaken = [&name](const backend::ObjectPtr& object) { return object->name == name; };
    if (name.isEmpty())
        return; // nothing is said before something is written
    if (const QString problem = objectNameProblem(name); !problem.isEmpty())
        problems[NewField::Name] = problem;
    else if (std::ranges::any_of(existing, isTaken))
        problems[NewField::Name] = newObjectWords(taken);
}

void checkDriver(const QString& driver, NewProblems& problems)
{
    if (std::ranges::any_of(driver, [](QChar c) { return c.isSpace() || !c.isPrint(); }))
        problems[NewField::Driver] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "The name of a driver has no spaces."));
}

/// Another network that has some of these addresses.
QString overlapping(const AddressRange& range, const Existing& networks)
{
    for (const backend::ObjectPtr& object : networks) {
        const auto theirs = session::parseRange(backend::as<Network>(*object).subnet);
        if (theirs && theirs->overlaps(range))
            return QStringLiteral("%1 (%2)").arg(visibleText(object->name), theirs->text());
    }
    return {};
}

std::optional<AddressRange> checkSubnet(const NewNetwork& network, const Existing& networks, NewProblems& problems)
{
    if (network.subnet.isEmpty())
        return std::nullopt;
    const auto range = session::parseRange(network.subnet);
    if (!range)
        problems[NewField::Subnet] = newObjectWords(
            QT_TRANSLATE_NOOP("newobjects", "A range of addresses such as 10.20.0.0/16 or fd00:1::/64."));
    else if (range->start() != *range)
        problems[NewField::Subnet] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "The range that this address is in is %1."))
                .arg(range->start().text());
    else if (const QString other = overlapping(*range, networks); !other.isEmpty())
        problems[NewField::Subnet] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "These addresses are those of %1 already.")).arg(other);
    if (range && range->isIpv6 && !network.hasIpv6)
        problems[NewField::Ipv6] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "The range is one of IPv6: switch it on for this network."));
    return range;
}

void checkWithin(const QString& text, NewField field, const std::optional<AddressRange>& subnet, NewProblems& problems)
{
    if (text.isEmpty())
        return;
    const bool isRange = field == NewField::Range;
    const auto part = isRange ? session::parseRange(text) : session::parseAddress(text);
    if (!part)
        problems[field] =
            isRange ? newObjectWords(QT_TRANSLATE_NOOP("newobjects", "A part of the range such as 10.20.5.0/24."))
                    : newObjectWords(QT_TRANSLATE_NOOP("newobjects", "One address such as 10.20.0.1."));
    else if (!subnet)
        problems[field] = newObjectWords(QT_TRANSLATE_NOOP("newobjects", "Say first of which range it is."));
    else if (!subnet->holds(*part))
        problems[field] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "It is not among the addresses of %1.")).arg(subnet->text());
}

} // namespace

NewProblems problemsOf(const backend::NewVolume& volume, const Existing& volumes)
{
    NewProblems problems;
    checkName(volume.name, volumes, QT_TRANSLATE_NOOP("newobjects", "A volume of this name is there already."),
              problems);
    checkDriver(volume.driver, problems);
    return problems;
}

NewProblems problemsOf(const NewNetwork& network, const Existing& networks)
{
    NewProblems problems;
    checkName(network.name, networks, QT_TRANSLATE_NOOP("newobjects", "A network of this name is there already."),
              problems);
    checkDriver(network.driver, problems);
    if (network.driver == QLatin1StringView("host") || network.driver == QLatin1StringView("none") ||
        network.driver == QLatin1StringView("null"))
        problems[NewField::Driver] =
            newObjectWords(QT_TRANSLATE_NOOP("newobjects", "“host” and “none” are there once, and for good."));
    const auto subnet = checkSubnet(network, networks, problems);
    checkWithin(network.gateway, NewField::Gateway, subnet, problems);
    checkWithin(network.range, NewField::Range, subnet, problems);
    return problems;
}

QMap<QString, QString> pairsOf(const QString& lines, QString& problem)
{
    QMap<QString, QString> out;
    for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        const QString name = line.section(u'=', 0, 0).trimmed();
        if (line.trimmed().isEmpty())
            continue;
        if (name.isEmpty() || name.contains(u' '))
            problem = newObjectWords(QT_TRANSLATE_NOOP("newobjects", "“%1” is not of the form name=value."))
                          .arg(visibleText(line.left(40)));
        else
            out[name] = line.section(u'=', 1).trimmed();
    }
    return out;
}

} // namespace darse::ui
