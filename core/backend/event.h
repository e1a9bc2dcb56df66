// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

namespace darse::backend {

/// Something that happened to an object. The key sorts events by time.
struct Event final : Object {
    static constexpr Kind kKind = Kind::Event;
    Event() : Object(kKind) {}

    bool isWarning = false;
    QString type;    ///< short word of the backend: "Started", "BackOff", "Pulled"
    QString message; ///< one sentence, plain text
    ObjectRef about;
    QString aboutName;
    int count = 1;
    QDateTime lastSeen; ///< `created` is when it was first seen
};

} // namespace darse::backend
