// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/notices.h"
#include "ui/widgets/drawer.h"

namespace darse::ui {

/// The notices, newest first.
class NoticesDrawer : public Drawer {
    Q_OBJECT
public:
    NoticesDrawer(Notices& notices, QWidget* parent);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    void rebuild();
    QWidget* makeRow(const Notice& notice);

    Notices& m_notices;
    QWidget* m_list = nullptr;
};

} // namespace darse::ui
