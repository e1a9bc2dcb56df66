// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

namespace darse::ui {

/// Something the window can do. One table feeds shortcuts, palette, menus and the key sheet.
struct Command {
    QString id;
    QString group; ///< heading in the key sheet, translated
    QString text;  ///< translated
    QString icon;
    std::vector<QKeySequence> keys; ///< the first is the one that is shown
    std::function<void()> run;
};

using Commands = std::vector<Command>;

} // namespace darse::ui
