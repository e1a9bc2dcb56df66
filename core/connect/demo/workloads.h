// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// The most replicas that a deployment may be scaled to here.
inline constexpr int kMostReplicas = 50;

/// A deployment whose pods have been running since `since`.
void addDeployment(World& world, const PodPlan& plan, int replicas, qint64 since);
/// One step towards what every deployment wants: creates missing pods, replaces old ones one at a time.
void reconcile(World& world);
/// The same pods with a new revision (and image, unless empty), one at a time.
void rollOut(World& world, const QString& key, const QString& image = {});
void scaleTo(World& world, const QString& key, int replicas);
/// It and its pods go.
void removeDeployment(World& world, const QString& key);

/// How a job will end.
struct JobPlan {
    PodPlan pod; ///< `name` is the job's
    Milliseconds takes;
    int exitCode = 0;
    QString reason = QStringLiteral("Completed");
};
void startJob(World& world, const JobPlan& plan);
/// It and its pods go at once.
void removeJob(World& world, const QString& key);

} // namespace darse::connect::demo
