// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/session/runline.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A field of the form that makes a container.
enum class PlanField {
    Image,
    Name,
    Command,
    Ports,
    Mounts,
    Environment,
    Network,
    Cpus,
    Memory,
    Restart,
    User,
    WorkingDirectory,
    Entrypoint,
    HostName,
    Labels,
    AddedCapabilities,
    DroppedCapabilities,
    Health,
    HealthInterval,
    Networks, ///< beside the first
    More,     ///< options without a field
};

/// What is said below fields.
struct PlanNotes {
    QMap<PlanField, QString> problems; ///< each stands in the way
    QMap<PlanField, QString> hints;

    void object(PlanField field, const QString& sentence);
};

/// Where a plan is to come true.
struct PlanGround {
    session::Session& session;
    QString ownKey{};                                ///< the container that the plan is about, if there is one
    std::vector<backend::PublishedPort> listening{}; ///< what programs of the machine have taken
};

/// What is known about the plan: names and ports that are taken, images that will be pulled.
void addSessionNotes(const backend::ContainerPlan& plan, const PlanGround& ground, PlanNotes& notes);
/// The sentence for what a line asks for and a plan leaves out; empty when that is nothing.
[[nodiscard]] QString leftOutWords(const QStringList& leftOut);
/// The sentence for a line that is not understood.
[[nodiscard]] QString runLineWords(const session::RunLineProblem& problem);

} // namespace darse::ui
