// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// How a pod comes into the world.
struct Birth {
    QString name;
    std::vector<backend::ObjectRef> owners;
    QMap<QString, QString> labels = {};
    QString restartPolicy = QStringLiteral("always");
    qint64 since = 0; ///< it has been running since then; 0: it is created now
};

/// The key of the new pod.
QString createPod(World& world, const PodPlan& plan, const Birth& birth);
/// Stops its containers, then it is gone.
void removePod(World& world, const QString& key);
/// Its containers and it are gone at once.
void erasePod(World& world, const QString& key);

/// Pods of a workload, also those that are on their way out.
[[nodiscard]] std::vector<QString> podsOf(const World& world, const backend::ObjectRef& owner);
/// A new container from its plan, not started.
[[nodiscard]] std::shared_ptr<backend::Container> containerFrom(World& world, const PartPlan& part);
/// Makes the container known, with its behaviour.
void admit(World& world, std::shared_ptr<backend::Container> container, Character character);
/// The container and what is known of it are gone.
void eraseContainer(World& world, const QString& key);

} // namespace darse::connect::demo
