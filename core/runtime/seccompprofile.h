// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/capabilities.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace darse::runtime {

enum class SeccompVerdict { Allow, Errno, Log, Trap, KillThread, KillProcess };

struct SeccompAction {
    SeccompVerdict verdict = SeccompVerdict::Errno;
    std::uint32_t errnoValue = 0; ///< of Errno

    friend bool operator==(const SeccompAction&, const SeccompAction&) = default;
};

enum class SeccompComparison { NotEqual, Less, LessOrEqual, Equal, GreaterOrEqual, Greater, MaskedEqual };

/// What an argument of the call must be. MaskedEqual: (argument & value) == valueTwo.
struct SeccompArgument {
    std::uint32_t index = 0;
    std::uint64_t value = 0;
    std::uint64_t valueTwo = 0;
    SeccompComparison comparison = SeccompComparison::Equal;
};

/// The calls `names`, when all `arguments` hold.
struct SeccompRule {
    std::vector<std::string> names{};
    SeccompAction action{};
    std::vector<SeccompArgument> arguments{};
};

/// What is to be compiled: all conditions on capabilities are settled. Rules do not contradict one another.
struct SeccompProfile {
    SeccompAction otherwise{};
    std::vector<SeccompRule> rules{};
    std::vector<std::string> flags{}; ///< "SECCOMP_FILTER_FLAG_LOG" …
};

/// Ours: what programs need is allowed, what breaks out of containers is refused, what nobody knew when this was
/// written does not exist (ENOSYS), so that programs take the older way.
[[nodiscard]] SeccompProfile usualProfile(CapabilitySet capabilities);

/// A profile in Docker's or Podman's JSON, for this machine and these capabilities. InvalidInput says where it is
/// wrong.
[[nodiscard]] Result<SeccompProfile> parseProfile(std::string_view text, CapabilitySet capabilities);

/// "SCMP_ACT_ALLOW" …, in both directions.
[[nodiscard]] std::string_view toString(SeccompVerdict verdict);
[[nodiscard]] std::optional<SeccompVerdict> parseVerdict(std::string_view name);
[[nodiscard]] std::string_view toString(SeccompComparison comparison);
[[nodiscard]] std::optional<SeccompComparison> parseComparison(std::string_view name);

/// The program for the kernel, as an array of struct sock_filter. Calls that this libseccomp does not know are left
/// out, so they get what `otherwise` says.
[[nodiscard]] Result<std::string> compileProfile(const SeccompProfile& profile);

/// The same as "linux.seccomp" of the specification says it.
[[nodiscard]] nlohmann::json profileJson(const SeccompProfile& profile);

} // namespace darse::runtime
