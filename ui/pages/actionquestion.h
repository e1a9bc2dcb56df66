// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/runaction.h"

namespace darse::ui {

/// Those that the action is for, and those that it leaves alone.
struct ActionShare {
    Objects wanted;
    Objects kept;  ///< a person protected them from being deleted
    Objects other; ///< it does not apply to them
};

[[nodiscard]] ActionShare shareOf(const Action& action, const ActionTargets& targets);
/// What is asked before it: all names, the kind, what will be, and who stays and why.
[[nodiscard]] ConfirmDialog::Question questionFor(const Action& action, const ActionShare& share,
                                                  session::Session& session);
/// Says that nothing was deleted, because all of them are protected.
[[nodiscard]] ConfirmDialog::Question refusalFor(const Objects& kept);

} // namespace darse::ui
