// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transport.h"

namespace darse::net {

/// What is asked of a gRPC server: grpc.health.v1.Health/Check.
struct HealthAsked {
    std::string authority; ///< "address:port"
    std::string service{}; ///< empty: the server as a whole
};

/// One unary call over a fresh connection, in the few frames of HTTP/2 that it takes. An error says why the service is
/// not well, or that no such answer came.
[[nodiscard]] Result<void> askGrpcHealth(Transport& transport, const HealthAsked& asked, const Wait& wait);

} // namespace darse::net
