// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

namespace darse::net {

/// Blocks until `fd` shows one of the poll(2) `events`, an error or its end. The deadline gives Timeout. A requested
/// stop gives Canceled and shuts the socket down in both directions, so that nobody mistakes it for a usable one. The
/// caller keeps `fd` open until the return.
[[nodiscard]] Result<void> waitFor(int fd, short events, const Wait& wait);

} // namespace darse::net
