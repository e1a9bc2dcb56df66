// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/net/connect.h"

#include <functional>

namespace darse::engine {

/// Does `task` where the network of a container is that of this machine. InvalidState when it does not run.
[[nodiscard]] Result<void> withNetworkOf(const Container& container, const std::function<Result<void>()>& task);

/// Connects to a port of a container from within, as its own processes would.
[[nodiscard]] Result<std::unique_ptr<net::Transport>> connectWithin(const Container& container, const std::string& host,
                                                                    std::uint16_t port, const Wait& wait);

} // namespace darse::engine
