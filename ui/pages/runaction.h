// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/kindview.h"

#include <functional>
#include <vector>

namespace darse::ui {

using Objects = std::vector<backend::ObjectPtr>;

/// Translated: "Stop".
[[nodiscard]] QString actionLabel(const Action& action);
/// The equivalent for a terminal, the name as one word of a shell; empty when there is none.
[[nodiscard]] QString commandLineFor(const Action& action, const backend::Object& object);
[[nodiscard]] bool isOffered(const Action& action, session::Session& session);
/// To this one alone.
[[nodiscard]] bool applies(const Action& action, const backend::Object& object);
/// Those that the action makes sense for.
[[nodiscard]] Objects applicable(const Action& action, const Objects& objects);

/// What an action is to be done to, and from where.
struct ActionTargets {
    Objects objects; ///< all of one kind
    session::Session& session;
    QWidget* window; ///< a question is asked above it
};

/// Does the action to those objects that it applies to, one visible operation each; asks first when it is dangerous, or
/// for many (what Habits say can be left out). `begun` is called once the operations exist. `action` lives as long as
/// the program.
void runAction(const Action& action, const ActionTargets& targets, const std::function<void(int count)>& begun = {});

} // namespace darse::ui
