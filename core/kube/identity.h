// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace darse::kube {

/// "2026-11-28T19:00:00Z"
[[nodiscard]] std::string timeText(std::chrono::system_clock::time_point moment);
/// The moment that such a text says; nothing when it is none.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> momentIn(const std::string& text);
/// A new unique id: "8-4-4-4-12" hexadecimal digits.
[[nodiscard]] std::string makeUid();
/// `count` letters and digits by chance, as names are made up of.
[[nodiscard]] std::string madeUpEnding(int count = 5);

/// Lower-case letters, digits and '-'; a subdomain is several of these, joined by dots.
enum class NameForm { Label, Subdomain };
[[nodiscard]] bool isName(std::string_view text, NameForm form);

/// The named volume behind a claim.
[[nodiscard]] std::string claimVolume(const std::string& space, const std::string& claim);

/// Whether it may be the name of a label: "app", "example.org/app".
[[nodiscard]] bool isLabelKey(std::string_view key);
/// Whether it may be the value of a label.
[[nodiscard]] bool isLabelValue(std::string_view text);

/// InvalidInput for a name, label or annotation that an object cannot have.
[[nodiscard]] Result<void> checkMetadata(const nlohmann::json& object, const Kind& kind);

} // namespace darse::kube
