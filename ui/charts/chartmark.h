// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// Something that happened, drawn on the time axis.
struct ChartMark {
    qint64 atMilliseconds = 0;
    QString text; ///< one sentence
    bool isWarning = false;
};

} // namespace darse::ui
