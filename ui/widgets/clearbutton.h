// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace darse::ui {

/// Empties `field`, while there is something in it. Qt's own looks for its picture in the desktop's themes, which takes
/// longer than a page.
void addClearButton(QLineEdit& field);

} // namespace darse::ui
