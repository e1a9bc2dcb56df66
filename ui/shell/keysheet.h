// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command.h"

#include <QDialog>

namespace darse::ui {

/// Every key that does something, by group. "?" opens it.
class KeySheet : public QDialog {
    Q_OBJECT
public:
    KeySheet(const Commands& commands, QWidget* parent);
};

} // namespace darse::ui
