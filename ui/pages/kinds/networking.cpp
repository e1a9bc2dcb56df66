// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/networking.h"

#include "core/session/session.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/words.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Network;
using backend::Route;
using backend::Service;

QString yesNo(bool value)
{
    return value ? QCoreApplication::translate("facts", "yes") : QCoreApplication::translate("facts", "no");
}

QString portsOf(const Service& service)
{
    return joinPorts(service.ports);
}

QString selectorOf(const Service& service)
{
    return joinPairs(service.selector, QStringLiteral(", "));
}

QString addressOf(const Route& route)
{
    return (route.tls.isEmpty() ? QStringLiteral("http://") : QStringLiteral("https://")) + route.host + route.path;
}

} // namespace

KindView serviceView()
{
    return {
        .kind = Kind::Service,
        .icon = QStringLiteral("service"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Services"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Service"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A service is one name and address for a changing set of pods. Whoever calls it "
                                       "reaches a pod that answers."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No services yet"),
        .columns = {nameColumn(), statusColumn(), projectColumn(),
                    textColumn<Service>("type", QT_TRANSLATE_NOOP("columns", "Type"), 110,
                                        [](const Service& s) { return s.type; }),
                    mono(textColumn<Service>("address", QT_TRANSLATE_NOOP("columns", "Address"), 130,
                                             [](const Service& s) { return s.address; })),
                    textColumn<Service>("ports", QT_TRANSLATE_NOOP("columns", "Ports"), 180, portsOf),
                    numberColumn<Service>(
                        "endpoints", QT_TRANSLATE_NOOP("columns", "Endpoints"), 100,
                        [](const Service& s) { return double(s.endpoints.size()); },
                        [](const Service& s) { return formatNumber(static_cast<int>(s.endpoints.size())); }),
                    ageColumn(),
                    hiddenAtFirst(
                        textColumn<Service>("selector", QT_TRANSLATE_NOOP("columns", "Selector"), 200, selectorOf)),
                    labelsColumn()},
        .actions = {deleteAction(Kind::Service,
                                 QT_TRANSLATE_NOOP("actions", "Name and address stop working. The pods behind go on."),
                                 QStringLiteral("kubectl delete service %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "Address"),
                   {fact<Service>(QT_TRANSLATE_NOOP("facts", "Type"), [](const Service& s) { return s.type; }),
                    monoFact<Service>(QT_TRANSLATE_NOOP("facts", "Address"),
                                      [](const Service& s) { return s.address; }),
                    fact<Service>(QT_TRANSLATE_NOOP("facts", "Ports"), portsOf)}},
                  {QT_TRANSLATE_NOOP("facts", "Behind it"),
                   {fact<Service>(QT_TRANSLATE_NOOP("facts", "Chooses pods with"), selectorOf),
                    monoFact<Service>(QT_TRANSLATE_NOOP("facts", "Endpoints"),
                                      [](const Service& s) { return s.endpoints.join(QLatin1Char('\n')); })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

KindView routeView()
{
    return {
        .kind = Kind::Route,
        .icon = QStringLiteral("route"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Routes"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Route"),
        .purpose = QT_TRANSLATE_NOOP("kinds", "A route leads from a host name outside to a service inside."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No routes yet"),
        .columns = {nameColumn(), statusColumn(), projectColumn(),
                    mono(textColumn<Route>("location", QT_TRANSLATE_NOOP("columns", "Location"), 280, addressOf)),
                    textColumn<Route>("service", QT_TRANSLATE_NOOP("columns", "Service"), 140,
                                      [](const Route& r) { return r.service; }),
                    textColumn<Route>("tls", QT_TRANSLATE_NOOP("columns", "TLS"), 100,
                                      [](const Route& r) { return r.tls; }),
                    ageColumn(), labelsColumn()},
        .actions = {deleteAction(Kind::Route,
                                 QT_TRANSLATE_NOOP("actions", "Host names stop leading anywhere. Services stay."),
                                 QStringLiteral("oc delete route %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "Address"),
                   {monoFact<Route>(QT_TRANSLATE_NOOP("facts", "Location"), addressOf),
                    fact<Route>(QT_TRANSLATE_NOOP("facts", "Service"), [](const Route& r) { return r.service; }),
                    fact<Route>(QT_TRANSLATE_NOOP("facts", "TLS ends at"), [](const Route& r) { return r.tls; })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

KindView networkView()
{
    return {
        .kind = Kind::Network,
        .icon = QStringLiteral("network"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Networks"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Network"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A network joins containers as a switch joins machines. Containers of different "
                                       "networks do not see one another."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No networks yet"),
        .columns = {nameColumn(), statusColumn(),
                    textColumn<Network>("driver", QT_TRANSLATE_NOOP("columns", "Driver"), 100,
                                        [](const Network& n) { return n.driver; }),
                    mono(textColumn<Network>("subnet", QT_TRANSLATE_NOOP("columns", "Subnet"), 160,
                                             [](const Network& n) { return n.subnet; })),
                    mono(textColumn<Network>("gateway", QT_TRANSLATE_NOOP("columns", "Gateway"), 130,
                                             [](const Network& n) { return n.gateway; })),
                    numberColumn<Network>(
                        "members", QT_TRANSLATE_NOOP("columns", "Containers"), 100,
                        [](const Network& n) { return double(n.members); },
                        [](const Network& n) { return formatNumber(n.members); }),
                    textColumn<Network>("internal", QT_TRANSLATE_NOOP("columns", "Internal"), 90,
                                        [](const Network& n) { return yesNo(n.isInternal); }),
                    ageColumn(), hiddenAtFirst(projectColumn()), labelsColumn()},
        .actions = {deleteAction(Kind::Network,
                                 QT_TRANSLATE_NOOP("actions", "A network with a container in it cannot be "
                                                              "deleted."),
                                 QStringLiteral("docker network rm %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "Address"),
                   {fact<Network>(QT_TRANSLATE_NOOP("facts", "Driver"), [](const Network& n) { return n.driver; }),
                    monoFact<Network>(QT_TRANSLATE_NOOP("facts", "Subnet"), [](const Network& n) { return n.subnet; }),
                    monoFact<Network>(QT_TRANSLATE_NOOP("facts", "Gateway"),
                                      [](const Network& n) { return n.gateway; })}},
                  {QT_TRANSLATE_NOOP("facts", "Reach"),
                   {fact<Network>(QT_TRANSLATE_NOOP("facts", "Containers"),
                                  [](const Network& n) { return formatNumber(n.members); }),
                    fact<Network>(QT_TRANSLATE_NOOP("facts", "Without a way out"),
                                  [](const Network& n) { return yesNo(n.isInternal); }),
                    fact<Network>(QT_TRANSLATE_NOOP("facts", "Containers find one another by name"),
                                  [](const Network& n) { return yesNo(n.hasNames); })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events, Tab::Picture},
    };
}

} // namespace darse::ui
