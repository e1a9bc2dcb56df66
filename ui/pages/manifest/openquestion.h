// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace darse::ui {

/// Asks before a file takes the place of a text that is nowhere else; `open` is called while `asker` lives.
void askBeforeOpening(const QString& path, QWidget& asker, const std::function<void()>& open);

} // namespace darse::ui
