// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/plannotes.h"

#include <QMap>

namespace darse::ui {

/// How a changed field comes to a container that is there.
enum class Applying {
    Live,     ///< nothing is stopped
    Recreate, ///< another container takes its place
};

/// What a server changes of a container that is there.
enum class LiveChanges { LimitsAndName, Name };

/// The fields in which the plans differ.
[[nodiscard]] QMap<PlanField, Applying> changesBetween(const backend::ContainerPlan& before,
                                                       const backend::ContainerPlan& after,
                                                       LiveChanges live = LiveChanges::LimitsAndName);
[[nodiscard]] bool needsRecreation(const QMap<PlanField, Applying>& changes);
/// Objects to what needs another container, for one that is deleted as soon as it ends.
void refuseRecreation(const QMap<PlanField, Applying>& changes, PlanNotes& notes);
/// Says it below each field that is changed.
void addChangeNotes(const QMap<PlanField, Applying>& changes, PlanNotes& notes);
/// What will happen, in one sentence.
[[nodiscard]] QString changeSummary(const QMap<PlanField, Applying>& changes, bool isRunning);

} // namespace darse::ui
