// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/lenient.h"

namespace darse::connect::docker {

/// The value as YAML that reads back as the same value. What is nested deeper than anybody reads is written as JSON.
[[nodiscard]] QString yamlText(const json& value);

} // namespace darse::connect::docker
