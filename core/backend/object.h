// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "core/backend/status.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <cassert>
#include <memory>
#include <vector>

namespace darse::backend {

/// The head that every object has. Objects are immutable once published: a change is a new object under the same key.
struct Object {
    explicit Object(Kind objectKind) : kind(objectKind) {}
    virtual ~Object() = default;

    Kind kind;
    QString key;     ///< unique and stable within its kind and connection
    QString name;    ///< what a person calls it
    QString project; ///< namespace or compose project; empty when there is none
    QDateTime created;
    QMap<QString, QString> labels;
    Status status = Status::Unknown;
    QString reason; ///< state and reason in short words of the backend, no sentence; plain text, may be hostile
    std::vector<ObjectRef> owners; ///< whose part it is, nearest first (container → pod → deployment)

protected:
    Object(const Object&) = default;
    Object& operator=(const Object&) = default;
};

using ObjectPtr = std::shared_ptr<const Object>;
/// Sorted by key, without duplicates.
using ObjectList = std::vector<ObjectPtr>;

/// The object as the type that its kind promises. T::kKind must be the object's kind.
template <class T>
[[nodiscard]] const T& as(const Object& object)
{
    assert(object.kind == T::kKind);
    return static_cast<const T&>(object);
}

} // namespace darse::backend
