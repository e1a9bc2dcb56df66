// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/event.h"
#include "core/backend/networking.h"
#include "core/backend/node.h"
#include "core/backend/storage.h"
#include "core/connect/docker/lenient.h"

#include <memory>
#include <optional>

namespace darse::connect::docker {

// Each gives null for a row without its identity.

/// One row of /images/json, without layers.
[[nodiscard]] std::shared_ptr<backend::Image> imageOfList(const json& row);
/// Adds what /images/{id}/json and /images/{id}/history tell.
void addImageParts(backend::Image& image, const json& inspect, const json& history);
[[nodiscard]] std::shared_ptr<backend::Volume> volumeOf(const json& row);
[[nodiscard]] std::shared_ptr<backend::Network> networkOf(const json& row);
/// "Darse engine", "Docker Engine", "Podman Engine": the name that /version tells.
[[nodiscard]] QString productOf(const json& version);
/// /info and /version.
[[nodiscard]] std::shared_ptr<backend::Node> nodeOf(const json& info, const json& version);

/// "sha256:…" for both ways in which servers write it.
[[nodiscard]] QString imageKeyOf(const QString& id);

/// What an event says to us.
struct Happening {
    std::shared_ptr<backend::Event> event; ///< null: not worth showing
    QString type;                          ///< "container", "image", "volume", "network"
    QString action;                        ///< "start", without what follows a colon
    QString id;                            ///< the container that it concerns, for networks too
};
/// One line of /events.
[[nodiscard]] std::optional<Happening> happeningOf(const json& line);

} // namespace darse::connect::docker
