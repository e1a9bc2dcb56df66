// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/peeridentity.h"
#include "core/registry/weburl.h"

namespace darse::registry {

/// Who answers for a registry.
struct Peer {
    Origin origin;                ///< where it is, and whether it speaks TLS
    bool isUnchecked = false;     ///< it is listed as insecure: nobody looks at its certificate
    net::PeerIdentity identity{}; ///< empty without TLS
};

} // namespace darse::registry
