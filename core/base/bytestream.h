// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace darse {

/// Gives the next bytes of a stream: how many were put into `into` (not empty); 0 is its end.
using ByteSource = std::function<Result<std::size_t>(std::span<char> into, const std::stop_token& stop)>;

/// Takes the next bytes of a stream; an error ends it.
using ByteSink = std::function<Result<void>(std::string_view piece)>;

/// Gives a text.
[[nodiscard]] ByteSource sourceOf(std::string content);

} // namespace darse
