// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// "container web does not exist".
[[nodiscard]] Error notFound(backend::Kind kind, const QString& key);
/// Singular, for error sentences.
[[nodiscard]] QString kindWord(backend::Kind kind);

/// Removes an object as far as the rules of its kind allow.
Result<void> removeObject(World& world, const backend::ObjectRef& ref);

} // namespace darse::connect::demo
