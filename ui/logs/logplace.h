// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>

namespace darse::ui {

/// How much room there is left of the lines.
struct LogGutter {
    int width = 0;
    int names = 0; ///< of that, for who wrote a line
};

/// A place in a log: the number of a line and a column of its shown text.
struct LogPlace {
    qint64 line = 0;
    qsizetype column = 0;

    friend auto operator<=>(const LogPlace&, const LogPlace&) = default;
};

} // namespace darse::ui
