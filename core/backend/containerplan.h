// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace darse::backend {

/// A command that says whether a container works. 0: as the backend has it.
struct HealthCheck {
    QString command;  ///< for a shell; empty: as the image has it
    int interval = 0; ///< seconds
    int timeout = 0;
    int startPeriod = 0;
    int retries = 0;

    friend bool operator==(const HealthCheck&, const HealthCheck&) = default;
};

/// A network beside the first one. Empty: as the network has it.
struct NetworkJoin {
    QString network;
    QStringList aliases; ///< names by which others find it there
    QString address;
    QString address6;

    friend bool operator==(const NetworkJoin&, const NetworkJoin&) = default;
};

/// An option of a "docker run" line that has no field of its own: "--shm-size" and "1g"; a flag has no value.
struct RunOption {
    QString name;
    QString value;

    friend bool operator==(const RunOption&, const RunOption&) = default;
};

/// What a new container is to be. Empty means: as the image or the backend has it.
struct ContainerPlan {
    QString image;
    QString name;
    QStringList command;
    QString entrypoint;
    std::vector<std::pair<QString, QString>> environment;
    std::vector<PublishedPort> ports;
    std::vector<Mount> mounts; ///< an empty source is a volume without a name
    QString network;
    std::vector<NetworkJoin> networks; ///< others than the first
    Limits limits;
    QString restartPolicy; ///< "no", "always", "unless-stopped", "on-failure", "on-failure:3"
    QString user;
    QString workingDirectory;
    QString hostName;
    QMap<QString, QString> labels;
    QStringList addedCapabilities; ///< "NET_ADMIN"
    QStringList droppedCapabilities;
    HealthCheck health;
    std::vector<RunOption> more; ///< in the order in which they were said
    bool hasTerminal = false;
    bool isInteractive = false;
    bool removesItself = false;
    bool startsAtOnce = true;
};

} // namespace darse::backend
