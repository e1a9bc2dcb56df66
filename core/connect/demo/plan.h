// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"

#include <QString>

#include <utility>
#include <vector>

namespace darse::connect::demo {

/// How a workload behaves: its numbers and what it writes to its log.
enum class Character { Web, Script, Heap, Leaky, Database, Cache, Batch, Notebook, Game, Sidecar, Quiet };

/// One container, before it exists.
struct PartPlan {
    QString name;
    QString image;
    Character character = Character::Quiet;
    double cores = 0;  ///< limit, 0: none
    int memoryMiB = 0; ///< limit, 0: none
    quint16 port = 0;
    QStringList command = {};
    std::vector<std::pair<QString, QString>> environment = {};
    std::vector<backend::Mount> mounts = {};
    bool hasHealthCheck = false;
};

/// What the pods of one deployment or job look like.
struct PodPlan {
    QString project;
    QString name; ///< of the workload
    std::vector<PartPlan> parts;
};

} // namespace darse::connect::demo
