// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace darse::backend {

/// What an object is. Not which product it lives in: nobody in `ui/` asks that.
enum class Kind {
    Container,
    Pod,
    Deployment,
    Job,
    ConfigMap,
    Secret,
    Service,
    Route,
    Network,
    Volume,
    Image,
    Node,
    Event,
};

inline constexpr std::array kAllKinds = {
    Kind::Container, Kind::Pod,     Kind::Deployment, Kind::Job,   Kind::ConfigMap, Kind::Secret, Kind::Service,
    Kind::Route,     Kind::Network, Kind::Volume,     Kind::Image, Kind::Node,      Kind::Event,
};

/// The stable plural name of a kind ("containers"), as used in locations and settings. Never shown to a person.
[[nodiscard]] QString kindName(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromName(QStringView name);

/// Points at one object of one connection.
struct ObjectRef {
    Kind kind = Kind::Container;
    QString key; ///< Object::key

    friend bool operator==(const ObjectRef&, const ObjectRef&) = default;
};

} // namespace darse::backend
