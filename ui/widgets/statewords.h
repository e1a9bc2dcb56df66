// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

namespace darse::ui {

enum class Since {
    Told, ///< "for 3 min": for what is made when somebody looks
    Left, ///< for what stays on the screen
};

/// How an object is, in the person's language. Of a container by what is known of it (its state, since when, its exit
/// code, its health), not by the sentence of its server; of others by their reason.
[[nodiscard]] QString stateText(const backend::Object& object, Since since);

} // namespace darse::ui
