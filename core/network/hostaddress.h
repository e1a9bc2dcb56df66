// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace darse::network {

/// The address from which this machine speaks to others, by its routes; 127.0.0.1 for one that has none.
[[nodiscard]] std::string hostAddress();

} // namespace darse::network
