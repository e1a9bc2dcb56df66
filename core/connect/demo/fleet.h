// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/storage.h"
#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// Fills an empty world with a small company's fleet, as it stands at the world's time.
void populate(World& world);

/// The parts of it, in the order in which they need each other.
void addNode(World& world);
void addImages(World& world);
void addVolumes(World& world);
void addNetworks(World& world);
void addConfiguration(World& world);
void addContainers(World& world);
void addDeployments(World& world);
void addServices(World& world);

/// `count` like containers in one project, for benchmarks.
void addGenerated(World& world, int count);
/// Changes `share` (0–1) of the generated containers.
void churnGenerated(World& world, double share);

/// An image with this tag, as a registry has it; not added yet.
[[nodiscard]] std::shared_ptr<backend::Image> imageFrom(const World& world, const QString& reference);
/// Adds an image with this tag; what it shares with others is found out. Its key.
QString addImage(World& world, const QString& reference);
/// Finds out again how much of each image others have too.
void shareLayers(World& world);

} // namespace darse::connect::demo
