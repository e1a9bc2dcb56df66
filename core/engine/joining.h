// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

namespace darse::engine {

/// Containers that live in namespaces of others: network, ipc, pid or uts "container:OTHER".

inline constexpr std::string_view kOther = "container:";
/// Chains are short; a ring of names would have no end.
inline constexpr int kLongestChain = 16;

/// Whose they are, as they were named.
[[nodiscard]] std::vector<std::string> joinedBy(const container::Config& config);

[[nodiscard]] inline bool livesAlone(const Container& container)
{
    return joinedBy(*container.config).empty();
}

/// Whether one of those is about to begin, so that it is too early.
[[nodiscard]] bool isTooEarly(const Crew& crew, const Container& container);

/// Begins those that wait for a container, which has begun.
void hurryJoiners(Crew& crew, const Container& container);

/// What a container is to see in /dev/shm, beside what the runtime makes by itself; nothing when that is right.
/// Conflict when the one whose memory it is to share keeps it for itself.
[[nodiscard]] Result<std::optional<runtime::SpecMount>> sharedMemoryOf(Crew& crew, const Container& container);

/// Under what it is going to be begun again.
[[nodiscard]] std::string restartKey(const ContainerId& id);

} // namespace darse::engine
