// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace darse::connect::kubernetes {

/// Why nobody could go into a pod: in the server's own words, where it gave some that are about the pod.
[[nodiscard]] Error refusedInside(const Error& refusal);

} // namespace darse::connect::kubernetes
