// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"
#include "core/connect/demo/yamlwriter.h"

namespace darse::connect::demo {

/// The object as YAML: a Kubernetes manifest for what Kubernetes knows, else its plain fields.
[[nodiscard]] QString manifestOf(const World& world, const backend::Object& object);

/// The plain fields of containers, images, volumes and networks.
void writeFields(YamlWriter& yaml, const backend::Object& object);
/// The `spec`, `data` or `status` of what Kubernetes knows.
void writeSpec(YamlWriter& yaml, const World& world, const backend::Object& object);

} // namespace darse::connect::demo
