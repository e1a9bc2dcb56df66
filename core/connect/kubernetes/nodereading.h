// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <nlohmann/json.hpp>

namespace darse::connect::kubernetes {

[[nodiscard]] backend::ObjectPtr readNode(const nlohmann::json& from);

} // namespace darse::connect::kubernetes
