// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/attempt.h"

#include <QString>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What is being done about a connection: "Reaching the server…".
[[nodiscard]] QString stepText(backend::LinkStep step);
/// What the person calls it, in the language of the console; empty where it has no name.
[[nodiscard]] QString connectionName(const session::Session& session);

} // namespace darse::ui
