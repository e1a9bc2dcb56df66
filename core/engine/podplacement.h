// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object.h"

#include <optional>

namespace darse::engine {

/// Why a pod cannot be on this machine now, in the words of a scheduler: "0/1 nodes are available: …"; nothing: it can.
/// `others` are the pods that there are, `spaces` the namespaces.
[[nodiscard]] std::optional<std::string> whyNotHere(const nlohmann::json& pod, const nlohmann::json& node,
                                                    const std::vector<kube::ObjectPtr>& others,
                                                    const std::vector<kube::ObjectPtr>& spaces = {});

/// Whether a step may let pods find their place that had none: the machine is another one, or something has gone.
[[nodiscard]] bool makesPlace(const kube::Step& step);

} // namespace darse::engine
