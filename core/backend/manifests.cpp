// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/manifests.h"

#include "core/backend/backend.h"
#include "core/backend/pod.h"

namespace darse::backend {

// What few backends have is asked of the backend itself, so that all others need not know of it.

Manifests* manifestsOf(Backend& backend)
{
    auto* manifests = dynamic_cast<Manifests*>(&backend);
    return manifests != nullptr && manifests->isServing() ? manifests : nullptr;
}

Pods* podsOf(Backend& backend)
{
    return manifestsOf(backend) != nullptr ? dynamic_cast<Pods*>(&backend) : nullptr;
}

PortForwards* portForwardsOf(Backend& backend)
{
    return manifestsOf(backend) != nullptr ? dynamic_cast<PortForwards*>(&backend) : nullptr;
}

} // namespace darse::backend
