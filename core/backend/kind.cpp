// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/kind.h"

namespace darse::backend {
namespace {

struct KindRow {
    Kind kind;
    QLatin1StringView name;
};

constexpr KindRow kKinds[] = {
    {Kind::Container, QLatin1StringView("containers")},   {Kind::Pod, QLatin1StringView("pods")},
    {Kind::Deployment, QLatin1StringView("deployments")}, {Kind::Job, QLatin1StringView("jobs")},
    {Kind::ConfigMap, QLatin1StringView("configmaps")},   {Kind::Secret, QLatin1StringView("secrets")},
    {Kind::Service, QLatin1StringView("services")},       {Kind::Route, QLatin1StringView("routes")},
    {Kind::Network, QLatin1StringView("networks")},       {Kind::Volume, QLatin1StringView("volumes")},
    {Kind::Image, QLatin1StringView("images")},           {Kind::Node, QLatin1StringView("nodes")},
    {Kind::Event, QLatin1StringView("events")},
};

} // namespace

QString kindName(Kind kind)
{
    for (const KindRow& row : kKinds) {
        if (row.kind == kind)
            return row.name;
    }
    return {};
}

std::optional<Kind> kindFromName(QStringView name)
{
    for (const KindRow& row : kKinds) {
        if (name == row.name)
            return row.kind;
    }
    return std::nullopt;
}

} // namespace darse::backend
