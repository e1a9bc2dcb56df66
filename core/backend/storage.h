// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/backend/stream.h"

#include <memory>
#include <optional>

namespace darse::backend {

struct Volume final : Object {
    static constexpr Kind kKind = Kind::Volume;
    Volume() : Object(kKind) {}

    QString driver;
    QString mountPoint;
    std::optional<qint64> size; ///< absent when the backend has not measured it
    QStringList usedBy;         ///< keys of containers
};

struct ImageLayer {
    QString digest;
    qint64 size = 0;
    QString createdBy; ///< the build step, plain text
};

struct Image final : Object {
    static constexpr Kind kKind = Kind::Image;
    Image() : Object(kKind) {}

    QStringList tags; ///< full references; empty: dangling
    QString digest;
    QString platform; ///< "linux/amd64"
    qint64 size = 0;
    qint64 sharedSize = 0;          ///< part of `size` that other images have too
    std::vector<ImageLayer> layers; ///< base first
    QStringList usedBy;             ///< keys of containers
};

struct RegistryLogin {
    QString registry; ///< "registry.example.org:5000"
    QString user;
    QString password;
};

class Images {
public:
    virtual ~Images() = default;

    /// Starts at once; the caller owns the transfer, and destroying it cancels it.
    virtual std::unique_ptr<Transfer> pull(const QString& reference) = 0;
};

} // namespace darse::backend
