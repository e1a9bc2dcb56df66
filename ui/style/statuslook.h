// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"

#include <QColor>
#include <QString>

namespace darse::ui {

/// How a status is shown: always icon and word and colour.
struct StatusLook {
    QString icon; ///< name for icon(); shapes differ, not only colours
    QString word; ///< translated
    QColor color;
};

[[nodiscard]] StatusLook statusLook(backend::Status status);

} // namespace darse::ui
