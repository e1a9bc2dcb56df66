// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/objects.h"

namespace darse::backend {

Pending<QString> Objects::yaml(const QString& key)
{
    return ready<QString>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be shown as YAML here"));
}

Pending<void> Objects::remove(const QString& key)
{
    return ready<void>(Error(ErrorKind::Unsupported, key.toStdString() + " cannot be deleted here"));
}

} // namespace darse::backend
