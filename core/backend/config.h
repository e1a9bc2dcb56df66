// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/object.h"

namespace darse::backend {

struct ConfigMap final : Object {
    static constexpr Kind kKind = Kind::ConfigMap;
    ConfigMap() : Object(kKind) {}

    QMap<QString, QString> entries;
    QMap<QString, QByteArray> binary; ///< what is no text
};

/// Values are not part of the object: they are fetched when a person asks, and only then.
struct Secret final : Object {
    static constexpr Kind kKind = Kind::Secret;
    Secret() : Object(kKind) {}

    QString type;
    QStringList keys;
};

class Secrets {
public:
    virtual ~Secrets() = default;

    virtual Pending<QMap<QString, QByteArray>> reveal(const QString& key) = 0;
};

} // namespace darse::backend
