// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/lenient.h"

#include <optional>
#include <utility>
#include <vector>

namespace darse::connect::docker {

/// A container that exists, as it is inspected, and its image (may be null).
struct Inspected {
    const json& container;
    const json& image;
};

/// The body that makes a container of the plan. It begins with everything that the old one was asked for, word by word;
/// only what the plan says otherwise is changed, and what the old image gave by itself is left to the new one.
[[nodiscard]] json remakeBody(const Inspected& old, const backend::ContainerPlan& plan);

/// The names of `host`'s "Binds", "Mounts" and "Tmpfs" for the mounts of the plan: those that are not changed as they
/// were asked for, with all their options. `before` is the plan of the old one.
void remakeMounts(const backend::ContainerPlan& before, const backend::ContainerPlan& plan, json& host);

/// The variables that were asked for: neither the image nor the server gives them by itself. `home` is what the server
/// gives as HOME, where that is known.
[[nodiscard]] std::vector<std::pair<QString, QString>>
askedEnvironment(const json& inspect, const json& image, const std::optional<QString>& home = std::nullopt);
/// Whether its HOME may be one that the server has given.
[[nodiscard]] bool isHomeInQuestion(const json& inspect);
/// The home of this user ("app", "1000:5", or nobody in particular) in a list as of /etc/passwd; empty when it has
/// none.
[[nodiscard]] QString homeIn(const QByteArray& accounts, const QString& user);
/// What the old one is in beside its first network.
[[nodiscard]] std::vector<backend::NetworkJoin> otherNetworks(const json& inspect);
/// What was asked for about the first network, such as its aliases; null when that was nothing. In another network than
/// before, its names stay and its address does not.
[[nodiscard]] json firstEndpoint(const json& inspect, bool isSameNetwork);
/// The body that joins it to a network beside the first, with all that was asked for if it is in there already.
[[nodiscard]] json endpointOf(const json& inspect, const backend::NetworkJoin& join);
/// The name under which the old one's first network is found in its inspection.
[[nodiscard]] QString firstNetwork(const json& inspect);

} // namespace darse::connect::docker
