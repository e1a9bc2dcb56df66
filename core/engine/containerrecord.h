// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/container.h"
#include "core/kube/seal.h"
#include "core/state/records.h"

#include <string>
#include <string_view>

namespace darse::engine {

/// The kind under which containers are kept.
inline constexpr std::string_view kContainerRecords = "container";

/// Its environment and its command may hold secrets: those of pods do.
[[nodiscard]] bool isConfidential(const Container& container);

/// What the secrets among these records are sealed with; said once, before anything is kept or read. Without it they
/// stand there as they are.
void sealRecords(const state::Records& records, kube::Seal seal);
[[nodiscard]] kube::Seal sealOf(const state::Records& records);

/// How a container is remembered: its configuration in the words of Docker, and what the engine knows beside. The
/// configuration of one that is confidential is sealed.
[[nodiscard]] Result<std::string> toRecord(const Container& container, const kube::Seal& seal);
/// InvalidState for what is no record. `folder` and `log` are left to the caller.
[[nodiscard]] Result<Container> parseRecord(const std::string& id, const std::string& document, const kube::Seal& seal);

[[nodiscard]] Result<void> keepRecord(state::Records& records, const Container& container);

} // namespace darse::engine
