// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/objects.h"

#include "core/backend/container.h"
#include "core/backend/storage.h"

namespace darse::backend {

Pending<QString> Objects::yaml(const QString& key)
{
    return ready<QString>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be shown as YAML here"));
}

Pending<void> Objects::remove(const QString& key)
{
    return ready<void>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be deleted here"));
}

Pending<void> Containers::rename(const QString& key, const QString&)
{
    return ready<void>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be renamed here"));
}

Pending<void> Containers::removeWithVolumes(const QString& key)
{
    return ready<void>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be deleted with its volumes here"));
}

Pending<void> Images::tag(const QString& key, const QString&)
{
    return ready<void>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be given another name here"));
}

Pending<void> Images::makeStarter()
{
    return ready<void>(Error(ErrorKind::Unsupported, "a starter image cannot be made here"));
}

} // namespace darse::backend
