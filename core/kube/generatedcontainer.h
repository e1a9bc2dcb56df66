// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of generated.h that concerns one container. What a server says may be of any type: the readers here give
// the empty value for what is missing or of another one.
#pragma once

#include "core/kube/generated.h"

#include <cstdint>

namespace darse::kube {

[[nodiscard]] const nlohmann::json& part(const nlohmann::json& object, const char* name);
[[nodiscard]] std::string wordIn(const nlohmann::json& object, const char* name);
[[nodiscard]] std::int64_t numberIn(const nlohmann::json& object, const char* name);
[[nodiscard]] bool flagIn(const nlohmann::json& object, const char* name);
/// Whether there is something, and not only an empty list or text, false or nought.
[[nodiscard]] bool isSaid(const nlohmann::json& value);

/// A name that an object may have.
[[nodiscard]] std::string nameOf(const Inspected& from);
/// Whether its programs are to gain no rights.
[[nodiscard]] bool isGuarded(const nlohmann::json& host);
/// How it finds names, for the spec of its pod; what no pod can say is added to those left out.
void addNaming(const Inspected& from, nlohmann::json& spec, std::vector<std::string>& left);
/// It without its volumes.
[[nodiscard]] nlohmann::json containerOf(const Inspected& from);

} // namespace darse::kube
