// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <nlohmann/json.hpp>

namespace darse::connect::kubernetes {

/// Null: it is none.
[[nodiscard]] backend::ObjectPtr readPod(const nlohmann::json& from);

} // namespace darse::connect::kubernetes
