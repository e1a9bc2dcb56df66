// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/capabilities.h"
#include "core/runtime/spec.h"

#include <nlohmann/json.hpp>

#include <string>

namespace darse::runtime {

/// Which filter of system calls a container is to have.
struct SeccompWish {
    std::string profile{}; ///< empty: ours; "unconfined": none; else a profile in Docker's JSON
    CapabilitySet capabilities = 0;
};

/// One of the two, or neither.
struct Seccomp {
    std::string compiled{}; ///< programs for the kernel in base64, as crun takes them
    nlohmann::json list{};  ///< "linux.seccomp" of the specification
};

/// InvalidInput for a profile that is not one.
[[nodiscard]] Result<Seccomp> settleSeccomp(const SeccompWish& wish, const SpecMachine& machine);

} // namespace darse::runtime
