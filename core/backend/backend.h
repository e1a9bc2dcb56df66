// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/attempt.h"
#include "core/backend/kind.h"
#include "core/base/result.h"

#include <QObject>

#include <optional>

namespace darse::backend {

class Checkpoints;
class ContainerMaking;
class ContainerRemaking;
class Containers;
class Deployments;
class Doctor;
class Execs;
class Files;
class Housekeeping;
class ImageMaking;
class Images;
class Inspection;
class Logs;
class Manifests;
class Metrics;
class NetworkJoining;
class Objects;
class Pods;
class PortForwards;
class Registries;
class Secrets;
class Trash;

/// The fine print of a connection.
struct Capabilities {
    QString product; ///< "Darse engine", "Demonstration fleet"; for people, never for decisions
    QString version;
    bool hasProjects = false;
    bool isDemonstration = false; ///< nothing here is real: the console says so
};

enum class Link {
    Connecting,
    Connected,
    Lost, ///< see error(); the backend tries again by itself
};

/// One connection. A null interface means "this backend has no such thing"; everything lives as long as the backend.
class Backend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to connect; returns at once. Calling it again is harmless.
    virtual void open() = 0;

    [[nodiscard]] virtual Link link() const = 0;
    /// Set while link() is Lost.
    [[nodiscard]] virtual std::optional<Error> error() const = 0;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// Means something while it is not connected.
    [[nodiscard]] virtual Attempt attempt() const { return {}; }
    /// Ends the wait for the next try. Harmless at any other time.
    virtual void tryNow() {}

    virtual Objects* objects(Kind) { return nullptr; }
    virtual Containers* containers() { return nullptr; }
    virtual Checkpoints* checkpoints() { return nullptr; }
    virtual ContainerMaking* containerMaking() { return nullptr; }
    virtual ContainerRemaking* containerRemaking() { return nullptr; }
    virtual Deployments* deployments() { return nullptr; }
    virtual Doctor* doctor() { return nullptr; }
    virtual Images* images() { return nullptr; }
    virtual ImageMaking* imageMaking() { return nullptr; }
    virtual Registries* registries() { return nullptr; }
    virtual Secrets* secrets() { return nullptr; }
    virtual Metrics* metrics() { return nullptr; }
    virtual Logs* logs() { return nullptr; }
    virtual Execs* execs() { return nullptr; }
    /// Those of containers or of volumes.
    virtual Files* files(Kind) { return nullptr; }
    virtual Inspection* inspection() { return nullptr; }
    virtual NetworkJoining* networkJoining() { return nullptr; }
    virtual Trash* trash() { return nullptr; }
    virtual Housekeeping* housekeeping() { return nullptr; }
    virtual Manifests* manifests() { return nullptr; }
    virtual Pods* pods() { return nullptr; }
    virtual PortForwards* portForwards() { return nullptr; }

Q_SIGNALS:
    /// link(), error(), capabilities() or the set of interfaces changed.
    void linkChanged();
    void attemptChanged();
};

} // namespace darse::backend
