// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places.h"

#include "core/session/session.h"
#include "ui/pages/kindview.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;

constexpr const char* kHome = QT_TRANSLATE_NOOP("navigation", "Home");
constexpr const char* kWorkloads = QT_TRANSLATE_NOOP("navigation", "Workloads");
constexpr const char* kNetworking = QT_TRANSLATE_NOOP("navigation", "Networking");
constexpr const char* kStorage = QT_TRANSLATE_NOOP("navigation", "Storage");
constexpr const char* kBuilds = QT_TRANSLATE_NOOP("navigation", "Builds");
constexpr const char* kObserve = QT_TRANSLATE_NOOP("navigation", "Observe");
constexpr const char* kCompute = QT_TRANSLATE_NOOP("navigation", "Compute");

Place ofKind(const char* group, Kind kind, const char* page, const char* keys = "")
{
    return {group, page, kind, nullptr, nullptr, keys, {kind}};
}

} // namespace

const std::vector<Place>& places()
{
    static const std::vector<Place> all = {
        {kHome, "overview", std::nullopt, "overview", QT_TRANSLATE_NOOP("navigation", "Overview"), "G, O", {}},
        ofKind(kHome, Kind::Event, "events", "G, E"),
        ofKind(kWorkloads, Kind::Pod, "pods", "G, P"),
        ofKind(kWorkloads, Kind::Deployment, "deployments", "G, D"),
        ofKind(kWorkloads, Kind::Job, "jobs", "G, J"),
        ofKind(kWorkloads, Kind::Container, "containers", "G, C"),
        ofKind(kWorkloads, Kind::ConfigMap, "configmaps"),
        ofKind(kWorkloads, Kind::Secret, "secrets"),
        {kWorkloads,
         "yaml",
         std::nullopt,
         "code",
         QT_TRANSLATE_NOOP("navigation", "YAML editor"),
         "G, Y",
         {Kind::ConfigMap}},
        ofKind(kNetworking, Kind::Service, "services", "G, S"),
        ofKind(kNetworking, Kind::Route, "routes", "G, R"),
        ofKind(kNetworking, Kind::Network, "networks", "G, N"),
        {kNetworking,
         "forwards",
         std::nullopt,
         "ports",
         QT_TRANSLATE_NOOP("navigation", "Port forwards"),
         "G, F",
         {Kind::Pod}},
        {kNetworking,
         "topology",
         std::nullopt,
         "topology",
         QT_TRANSLATE_NOOP("navigation", "Network picture"),
         "G, T",
         {Kind::Network}},
        ofKind(kStorage, Kind::Volume, "volumes", "G, V"),
        {kStorage, "disk", std::nullopt, "disk", QT_TRANSLATE_NOOP("navigation", "Disk use"), "G, U", {Kind::Image}},
        ofKind(kBuilds, Kind::Image, "images", "G, I"),
        {kBuilds,
         "registries",
         std::nullopt,
         "registry",
         QT_TRANSLATE_NOOP("navigation", "Registries"),
         "G, A",
         {Kind::Image}},
        {kObserve,
         "metrics",
         std::nullopt,
         "metrics",
         QT_TRANSLATE_NOOP("navigation", "Metrics"),
         "G, M",
         {Kind::Container}},
        {kObserve, "logs", std::nullopt, "logs", QT_TRANSLATE_NOOP("navigation", "Logs"), "G, L", {Kind::Container}},
        ofKind(kCompute, Kind::Node, "nodes", "G, H"),
        {kCompute,
         "doctor",
         std::nullopt,
         "doctor",
         QT_TRANSLATE_NOOP("navigation", "Doctor"),
         "G, K",
         {Kind::Node},
         [](backend::Backend& backend) { return backend.doctor() != nullptr; }},
    };
    return all;
}

bool isOffered(const Place& place, session::Session& session)
{
    if (place.isThere != nullptr && !place.isThere(session.backend()))
        return false;
    return place.needs.empty() || std::ranges::any_of(place.needs, [&session](Kind kind) { return session.has(kind); });
}

QString placeText(const Place& place)
{
    if (place.kind)
        return QCoreApplication::translate("kinds", kindView(*place.kind).plural);
    return QCoreApplication::translate("navigation", place.text);
}

QString placeIcon(const Place& place)
{
    return place.kind ? kindView(*place.kind).icon : QString::fromLatin1(place.icon);
}

} // namespace darse::ui
