// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

#include <nlohmann/json.hpp>

namespace darse::engine {

/// One question to a container, as the spec of its pod has it.
struct ProbeAsked { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    nlohmann::json probe;
    nlohmann::json container; ///< of the spec: names of ports are its
    std::string address{};    ///< of the pod; empty: its loopback
    std::string key{};        ///< differs for every probe that may run at once
    /// Of a hook: instead of what the probe says of its time; whatever a server answers is well then.
    std::optional<std::chrono::seconds> limit{};
};

/// Asks once, for no longer than the probe may take. An error says why the answer is no.
[[nodiscard]] Result<void> askProbe(Crew& crew, const Container& run, const ProbeAsked& asked);

/// The port that a probe or a client means: a number, or the name of one of the container's.
[[nodiscard]] Result<std::uint16_t> portNamed(const nlohmann::json& container, const nlohmann::json& port);

} // namespace darse::engine
