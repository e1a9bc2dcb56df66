// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/wiring.h"

#include "app/common/enginestart.h"
#include "app/common/keptlogins.h"
#include "app/common/places.h"
#include "app/darse/consolelogins.h"
#include "app/darse/found.h"
#include "core/connect/demo/demobackend.h"
#include "core/connect/docker/dockerbackend.h"
#include "core/connect/kubernetes/clusterlink.h"
#include "core/connect/kubernetes/kubeconfig.h"
#include "core/connect/kubernetes/kubernetesbackend.h"

#include <QCoreApplication>

namespace darse::app {
namespace {

// Colours are indexes into the series: blue for the person's own machine, violet for what is not real.
constexpr int kBlue = 0;
constexpr int kOrange = 1;
constexpr int kGreen = 2;
constexpr int kViolet = 3;

/// One for all connections: they are a person's, and what was typed counts until the console is closed.
std::shared_ptr<connect::docker::Logins> logins()
{
    static const auto all = [] {
        const auto runner = std::make_shared<sys::SystemProcessRunner>();
        return std::make_shared<connect::docker::Logins>(std::make_shared<ConsoleLogins>(
            registry::CredentialPlaces::standard(currentUser().environment), runner, desktopKeychain(runner)));
    }();
    return all;
}

std::unique_ptr<connect::docker::DockerBackend> makeDocker(connect::docker::Way way)
{
    way.logins = logins();
    return std::make_unique<connect::docker::DockerBackend>(std::move(way));
}

/// Both languages of one server.
std::unique_ptr<backend::Backend> withPods(connect::docker::Way way)
{
    const net::Endpoint endpoint = way.endpoint;
    return std::make_unique<connect::kubernetes::KubernetesBackend>(
        makeDocker(std::move(way)), std::make_shared<connect::kubernetes::KubeWire>(endpoint));
}

/// A server that has only Kubernetes' language.
std::unique_ptr<backend::Backend> makeCluster(const connect::kubernetes::ClusterPlace& place)
{
    auto wire = std::make_shared<connect::kubernetes::KubeWire>(connect::kubernetes::findServerOf(place));
    auto link = std::make_unique<connect::kubernetes::ClusterLink>(wire);
    return std::make_unique<connect::kubernetes::KubernetesBackend>(std::move(link), std::move(wire));
}

std::unique_ptr<backend::Backend> makeEngine(const Launch& launch)
{
    connect::docker::Lifeline::Prepare prepare;
    const EnginePlace place{launch.root.toStdString(), launch.socket.toStdString()};
    if (launch.startsEngine)
        prepare = [place](const std::stop_token& stop) { return ensureEngine(place, stop); };
    return withPods(
        {.endpoint = net::Endpoint::unixSocket(place.socket), .prepare = std::move(prepare), .place = place.socket});
}

std::unique_ptr<backend::Backend> makeDemonstration()
{
    return std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{.drive = connect::demo::Drive::ByTimer});
}

} // namespace

ui::Connections makeConnections(const Launch& launch)
{
    ui::Connections connections;
    connections.push_back({.id = QStringLiteral("engine"),
                           .name = QString::fromLatin1(QT_TRANSLATE_NOOP("connections", "This machine")),
                           .color = kBlue,
                           .make = [launch] { return makeEngine(launch); },
                           .isTried = false});
    for (const FoundEngine& found : findEngines(currentUser().environment)) {
        connections.push_back(
            {.id = found.id,
             .name = found.name,
             .color = kOrange,
             .make = [address = found.address] { return makeDocker(connect::docker::wayTo(address)); },
             .address = found.id});
    }
    connections.push_back({.id = QStringLiteral("demo"),
                           .name = QString::fromLatin1(QT_TRANSLATE_NOOP("connections", "Demonstration fleet")),
                           .color = kViolet,
                           .make = makeDemonstration,
                           .isTried = false,
                           .isKept = false});
    return connections;
}

Result<ui::Connection> makeConnection(const QString& name, const QString& address)
{
    if (connect::kubernetes::isClusterPlace(address.toStdString())) {
        TRY_DECLARE(const auto place, connect::kubernetes::parseClusterPlace(address.toStdString()));
        return ui::Connection{.id = address,
                              .name = name,
                              .color = kGreen,
                              .make = [place] { return makeCluster(place); },
                              .address = address};
    }
    TRY_DECLARE(const auto parsed, connect::docker::parseAddress(address.toStdString()));
    return ui::Connection{.id = address,
                          .name = name,
                          .color = kGreen,
                          .make = [parsed] { return withPods(connect::docker::wayTo(parsed)); },
                          .address = address};
}

} // namespace darse::app
