// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

namespace darse::ui {

enum class Since {
    Told, ///< "for 3 min": for what is made when somebody looks
    Left, ///< for what stays on the screen
};

/// How an object is, in the person's language: its reason, and of a container its health and since when, as they are
/// known; never the sentence of a server.
[[nodiscard]] QString stateText(const backend::Object& object, Since since);

} // namespace darse::ui
