// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/future.h"
#include "core/backend/object.h"

#include <QObject>

#include <memory>
#include <optional>

namespace darse::backend {

struct PodMount {
    QString volume;
    QString path;
    bool isReadOnly = false;
};

/// A container as its pod knows it.
struct PodPart {
    enum class Role {
        Init,    ///< runs to its end before the others begin
        Sidecar, ///< begins before the others and stays
        Main,
        Guest, ///< was let in later to look around; it counts for nothing
    };
    Role role = Role::Main;
    QString name;
    QString image;
    QString key; ///< of the Container; empty while there is none
    Status status = Status::Unknown;
    QString reason;
    bool isReady = false;
    int restarts = 0;
    std::vector<PublishedPort> ports;
    std::vector<PodMount> mounts;

    /// What the pod is for: neither what prepares it nor a guest.
    [[nodiscard]] bool isOfItsWork() const { return role == Role::Sidecar || role == Role::Main; }
};

struct PodVolume {
    QString name;
    QString type; ///< in Kubernetes' word: "emptyDir"
    QString source;
    std::optional<ObjectRef> ref; ///< what its files come from
};

struct Pod final : Object {
    static constexpr Kind kKind = Kind::Pod;
    Pod() : Object(kKind) {}

    QStringList containers; ///< keys of its containers, without the infra container
    int readyContainers = 0;
    int restarts = 0;
    QString node;
    QString address;
    QString qosClass;
    bool hasNoPlace = false; ///< no machine takes it as things are; the reason says why
    QDateTime waitsSince;    ///< of one that does not work yet
    std::vector<PodPart> parts;
    std::vector<PodVolume> volumes;
    QStringList configMaps; ///< keys of those that it reads
    QStringList secrets;
    bool hasHostNetwork = false;
    bool sharesProcesses = false;
    int grace = 30; ///< seconds between being asked to end and being killed
};

/// The verbs of pods.
class Pods {
public:
    virtual ~Pods() = default;

    /// Ends it; its containers have so many seconds. 0: they are killed at once.
    virtual Pending<void> remove(const QString& key, int graceSeconds) = 0;
};

/// Which port of a pod is to be reached at which of this machine.
struct PortForwardAsked {
    QString pod; ///< key
    quint16 port = 0;
    quint16 localPort = 0; ///< 0: the same when it is free, else any that is
};

/// A port of this machine that leads into a pod, for programs of this machine only. Destroying it closes it.
class PortForward : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const PortForwardAsked& asked() const = 0;
    [[nodiscard]] virtual quint16 localPort() const = 0;
    [[nodiscard]] virtual int connections() const = 0; ///< that are open now
    /// Why the last connection did not reach the pod; nothing when it did.
    [[nodiscard]] virtual std::optional<Error> error() const = 0;

Q_SIGNALS:
    void changed();
};

class PortForwards {
public:
    virtual ~PortForwards() = default;

    /// Listens on 127.0.0.1, at once. InUse when another program has the port that was asked for.
    virtual Result<std::unique_ptr<PortForward>> open(const PortForwardAsked& asked) = 0;
};

} // namespace darse::backend
