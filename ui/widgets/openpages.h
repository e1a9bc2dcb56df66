// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QPoint;
class QWidget;

namespace darse::ui {

/// The page in the person's browser; of several, the one that is chosen in a menu at that place of the screen.
void openPages(const QStringList& addresses, QWidget& parent, const QPoint& place);

} // namespace darse::ui
