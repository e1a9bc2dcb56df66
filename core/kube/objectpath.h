// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kinds.h"

#include <string>
#include <string_view>

namespace darse::kube {

/// "/api/v1/namespaces/default/pods/web"; without a name it is the list. `space` and `name` as they stand in a URL.
[[nodiscard]] std::string objectPath(const Kind& kind, std::string_view space, std::string_view name);

} // namespace darse::kube
