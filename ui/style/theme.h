// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QString>

class QApplication;

namespace darse::ui {

/// Puts colours, fonts and the style sheet of `choice` into force. Windows are built anew by the shell afterwards.
/// `scale` is 1, or 1.5 in presentation mode.
void applyTheme(QApplication& application, ThemeChoice choice, double scale);

[[nodiscard]] ThemeChoice themeFromName(const QString& name);
[[nodiscard]] QString themeName(ThemeChoice choice);

} // namespace darse::ui
