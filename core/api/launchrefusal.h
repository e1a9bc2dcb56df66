// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace darse::api {

/// Why a process could not be begun, so that Docker's clients know it for 126 or 127, which is the exit code that was
/// noted for it: they read it in the message. With another code the error is given back as it is.
[[nodiscard]] Error launchRefusal(const Error& error, int exitCode);

} // namespace darse::api
