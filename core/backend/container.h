// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/attachment.h"
#include "core/backend/containersettings.h"
#include "core/backend/future.h"
#include "core/backend/object.h"

#include <chrono>
#include <optional>
#include <utility>

namespace darse::backend {

struct PublishedPort {
    QString hostAddress;  ///< empty: every address
    quint16 hostPort = 0; ///< 0: not published
    quint16 containerPort = 0;
    QString protocol; ///< "tcp", "udp"

    friend bool operator==(const PublishedPort&, const PublishedPort&) = default;
};

struct Mount {
    QString source; ///< volume name or host path
    QString target;
    bool isVolume = false;
    bool isReadOnly = false;
};

/// Absent means "no limit".
struct Limits {
    std::optional<double> cpuCores;
    std::optional<qint64> memoryBytes;
};

struct Container final : Object {
    static constexpr Kind kKind = Kind::Container;
    Container() : Object(kKind) {}

    QString image;    ///< the reference it was created from
    QString imageKey; ///< the Image's key, empty when the image is gone
    QString podKey;   ///< empty outside pods
    QStringList command;
    std::vector<PublishedPort> ports;
    std::vector<std::pair<QString, QString>> environment;
    std::vector<Mount> mounts;
    QStringList networks;                ///< keys of networks
    std::vector<Attachment> attachments; ///< the same, as far as they are known
    QString address;
    QString restartPolicy;
    int restarts = 0;
    std::optional<int> exitCode; ///< only once it has ended
    QDateTime started;
    QDateTime finished;
    std::optional<bool> isHealthy; ///< absent without a health check
    QString healthCommand;         ///< what is asked, empty without a check
    QString healthAnswer;          ///< what it said last
    int healthFailures = 0;        ///< in a row
    bool goesWhenEnded = false;    ///< "--rm": nothing of it is left when it ends
    Limits limits;
    ContainerSettings settings;
    qint64 pid = 0; ///< 0 when it has no process
};

/// The verbs of containers. Every call returns at once; the future ends when the backend has done it.
class Containers {
public:
    virtual ~Containers() = default;

    virtual Pending<void> start(const QString& key) = 0;
    virtual Pending<void> stop(const QString& key) = 0;
    virtual Pending<void> restart(const QString& key) = 0;
    virtual Pending<void> pause(const QString& key) = 0;
    virtual Pending<void> resume(const QString& key) = 0;
    virtual Pending<void> kill(const QString& key) = 0;
};

} // namespace darse::backend
