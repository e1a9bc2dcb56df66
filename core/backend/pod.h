// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

namespace darse::backend {

struct Pod final : Object {
    static constexpr Kind kKind = Kind::Pod;
    Pod() : Object(kKind) {}

    QStringList containers; ///< keys of its containers, without the infra container
    int readyContainers = 0;
    int restarts = 0;
    QString node;
    QString address;
    QString qosClass;
};

} // namespace darse::backend
