// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QVBoxLayout;
class QWidget;

namespace darse::ui {

struct DrawerList {
    QWidget* widget; ///< a scroll area, to be put into the drawer
    QVBoxLayout* column;
};

/// A scrolling column of cards, or one quiet sentence when there are none.
[[nodiscard]] DrawerList makeDrawerList(const std::vector<QWidget*>& rows, const QString& whenEmpty);

} // namespace darse::ui
