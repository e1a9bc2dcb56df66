// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/marking.h"
#include "ui/terminal/surface.h"

namespace darse::test {

/// What a row of the screen says, without the blanks at its end.
[[nodiscard]] inline QString rowText(const ui::terminal::Surface& surface, int row)
{
    QString text = readLine(surface, surface.screenLine() + row).text;
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

} // namespace darse::test
