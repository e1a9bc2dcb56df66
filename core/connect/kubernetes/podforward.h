// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"
#include "core/connect/kubernetes/kubewire.h"

namespace darse::connect::kubernetes {

/// A port of this machine that leads into a pod of the server. Its threads end with it.
[[nodiscard]] Result<std::unique_ptr<backend::PortForward>> openForward(std::shared_ptr<KubeWire> wire,
                                                                        const backend::PortForwardAsked& asked);

} // namespace darse::connect::kubernetes
