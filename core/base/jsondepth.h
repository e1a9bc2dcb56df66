// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace darse {

/// Whether brackets outside strings nest deeper than that. Asked before parsing, which would build the whole tree.
[[nodiscard]] bool isDeeperThan(std::string_view json, int limit);

} // namespace darse
