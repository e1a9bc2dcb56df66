// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/widgets/drawer.h"

#include <QHash>

class QVBoxLayout;

namespace darse::session {
class Operation;
class Operations;
} // namespace darse::session

namespace darse::ui {

class OperationCard;

/// What is being done and what was done from this window, newest first.
class OperationsDrawer : public Drawer {
    Q_OBJECT
public:
    OperationsDrawer(session::Operations& operations, QWidget* parent);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    void refresh();
    void rebuild();

    session::Operations& m_operations;
    QWidget* m_list = nullptr;
    std::vector<session::Operation*> m_shown;
};

} // namespace darse::ui
