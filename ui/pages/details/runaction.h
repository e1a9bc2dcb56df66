// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/kindview.h"

namespace darse::session {
class Operation;
}

namespace darse::ui {

/// Translated: "Stop".
[[nodiscard]] QString actionLabel(const Action& action);
/// The equivalent for a terminal, the name as one word of a shell; empty when there is none.
[[nodiscard]] QString commandLineFor(const Action& action, const QString& name);
[[nodiscard]] bool isOffered(const Action& action, session::Session& session);
[[nodiscard]] bool applies(const Action& action, const backend::Object& object);

/// Does it at once, as a visible operation.
session::Operation& beginAction(const Action& action, const backend::ObjectPtr& object, session::Session& session);
/// The same, but asks above `window` first when it is dangerous. `action` lives as long as the program.
void runAction(const Action& action, const backend::ObjectPtr& object, session::Session& session, QWidget* window);

} // namespace darse::ui
