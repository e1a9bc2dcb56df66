// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

namespace darse::engine {

/// A process that is run beside a container's own, to find something out.
struct CheckAsked {
    std::vector<std::string> command;
    std::chrono::nanoseconds timeout{};
    std::string key{}; ///< of its end in the crew's agenda: hurrying that ends it at once
};

/// Runs it to its end, for no longer than it may take; exit code -1: it could not be run, or took too long.
[[nodiscard]] container::HealthProbe runCheck(Crew& crew, const Container& container, const CheckAsked& asked);

} // namespace darse::engine
