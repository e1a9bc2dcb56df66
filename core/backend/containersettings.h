// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace darse::backend {

/// How a container was asked to be, beside what its lists show. Empty and 0: nothing was said.
struct ContainerSettings {
    QStringList entrypoint;
    QString user;
    QString workingDirectory;
    QString hostName;
    QString stopSignal;
    int stopSeconds = 0;  ///< that it gets to end
    int restartTries = 0; ///< 0: as many as it takes
    QString logDriver;
    QStringList dns;
    QStringList hosts; ///< "name:address"
    QStringList addedCapabilities;
    QStringList droppedCapabilities;
    QStringList securityOptions;
    QStringList devices;  ///< "/dev/fuse", "/dev/sda → /dev/xvda (r)"
    QStringList shared;   ///< namespaces that it does not have for itself: "pid: host"
    QStringList ulimits;  ///< "nofile=1024:2048"
    QStringList sysctls;  ///< "net.core.somaxconn=1024"
    qint64 swapBytes = 0; ///< memory and swap together; -1: no limit
    qint64 reservedBytes = 0;
    qint64 sharedMemoryBytes = 0;
    qint64 processes = 0; ///< at most
    qint64 cpuShares = 0;
    QString cpus; ///< "0-3"
    bool isPrivileged = false;
    bool isReadOnly = false;
    bool hasInit = false;
    bool isKnown = false; ///< false as long as only a list has told of it
};

} // namespace darse::backend
