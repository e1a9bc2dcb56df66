// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/objects.h"
#include "core/connect/demo/demobackend.h"

#include <QDateTime>

#include <map>

namespace darse::tests {

using Mirror = std::map<QString, backend::ObjectPtr>;

/// A demonstration at a fixed time, moved by hand.
inline connect::demo::Options fixedOptions()
{
    connect::demo::Options options;
    options.start = QDateTime(QDate(2025, 3, 3), QTime(9, 0), Qt::UTC);
    return options;
}

/// The value of a future that has ended.
template <class T>
Result<T> now(const backend::Pending<T>& pending)
{
    if (!pending.isFinished() || pending.resultCount() == 0)
        return Error(ErrorKind::Timeout, "the future has not ended");
    return pending.result();
}

inline backend::ObjectList listOf(backend::Backend& backend, backend::Kind kind)
{
    return now(backend.objects(kind)->list()).valueOr({});
}

template <class T>
std::shared_ptr<const T> get(backend::Backend& backend, const QString& key)
{
    for (const backend::ObjectPtr& object : listOf(backend, T::kKind)) {
        if (object->key == key)
            return std::static_pointer_cast<const T>(object);
    }
    return nullptr;
}

inline Mirror mirrorOf(const backend::ObjectList& list)
{
    Mirror mirror;
    for (const backend::ObjectPtr& object : list)
        mirror[object->key] = object;
    return mirror;
}

} // namespace darse::tests
