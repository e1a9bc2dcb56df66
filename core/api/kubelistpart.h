// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kubeobjects.h"

namespace darse::api {

/// Which part of a list is meant while `now` is the newest revision. InvalidInput for options that mean nothing
/// together, Protocol for what cannot be read, Timeout for a revision that is still to come.
[[nodiscard]] Result<kube::ListPart> kubePartAsked(const KubeListAsked& asked, std::uint64_t now);
/// From where a watch goes on, by the same rules; 0: it is not said.
[[nodiscard]] Result<std::uint64_t> kubeWatchFrom(const KubeListAsked& asked, std::uint64_t now);
/// Timeout when what there is now is older than what is asked for.
[[nodiscard]] Result<void> kubeNotOlder(const std::string& revision, std::uint64_t now);
/// With what a client goes on behind the object of this name.
[[nodiscard]] std::string kubeListToken(std::uint64_t revision, const std::string& space, const std::string& name);

} // namespace darse::api
