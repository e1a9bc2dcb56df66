// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the store refuses, and how that is said.
#pragma once

#include "core/base/result.h"
#include "core/kube/object.h"

namespace darse::kube {

/// Somebody else was faster.
[[nodiscard]] Error conflict(const Key& key, const std::string& why);
/// Nothing new comes into a namespace that goes.
[[nodiscard]] Error ending(const Key& key);
/// What shall be kept is the object that is meant, and made of the one that is there.
[[nodiscard]] Result<void> checkSame(const Key& key, const nlohmann::json& object, const nlohmann::json& now);

} // namespace darse::kube
