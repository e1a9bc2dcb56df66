// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <nlohmann/json.hpp>

namespace darse::connect::kubernetes {

using nlohmann::json;

/// What every object has. Servers may lie: what is missing is empty.
void readHead(const json& from, backend::Object& object);

// Null: it is none.
[[nodiscard]] backend::ObjectPtr readConfigMap(const json& from);
[[nodiscard]] backend::ObjectPtr readSecret(const json& from);
[[nodiscard]] backend::ObjectPtr readEvent(const json& from);
/// The values of a secret as texts.
[[nodiscard]] QMap<QString, QByteArray> secretValues(const json& from);

} // namespace darse::connect::kubernetes
