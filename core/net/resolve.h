// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <string>
#include <vector>

namespace darse::net {

/// The addresses of a host name, as text, in the order to try; an address gives itself. A resolver that hangs is left
/// behind on its own thread when the wait is over.
[[nodiscard]] Result<std::vector<std::string>> resolve(const std::string& host, const Wait& wait);

} // namespace darse::net
