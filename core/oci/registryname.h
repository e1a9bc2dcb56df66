// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace darse::oci {

/// True for what stands before the first slash of a full name: it has a dot or a colon, or is "localhost".
[[nodiscard]] bool looksLikeRegistry(std::string_view text);

/// A host name, an IPv4 address or an IPv6 address in brackets, each with an optional port. Lower case; the other names
/// of Docker Hub become "docker.io". InvalidInput for anything else.
[[nodiscard]] Result<std::string> readRegistry(std::string_view text);

} // namespace darse::oci
