// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationsdrawer.h"

#include "core/session/operation.h"
#include "ui/shell/drawerlist.h"
#include "ui/shell/operationcard.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace darse::ui {

OperationsDrawer::OperationsDrawer(session::Operations& operations, QWidget* parent) :
    Drawer(tr("Operations"), parent),
    m_operations(operations)
{
    connect(&m_operations, &session::Operations::changed, this, &OperationsDrawer::refresh);
    connect(this, &Drawer::openChanged, this, &OperationsDrawer::refresh);
}

void OperationsDrawer::refresh()
{
    // Cards follow their operations by themselves; only a changed set of operations needs a new list.
    if (isOpen() && (m_list == nullptr || m_shown != m_operations.all()))
        rebuild();
}

void OperationsDrawer::rebuild()
{
    delete m_list;
    m_shown = m_operations.all();
    std::vector<QWidget*> rows;
    for (session::Operation* operation : m_shown) {
        auto* card = new OperationCard(*operation);
        connect(card, &OperationCard::goTo, this, &OperationsDrawer::goTo);
        rows.push_back(card);
    }
    const DrawerList list = makeDrawerList(
        rows, tr("Nothing was done yet. Whatever you start is listed here, with the command that does the same."));
    m_list = list.widget;
    if (!rows.empty()) {
        QPushButton* clear = makeButton(tr("Clear what has ended"));
        connect(clear, &QPushButton::clicked, &m_operations, &session::Operations::clearEnded, Qt::QueuedConnection);
        list.column->insertWidget(0, clear, 0, Qt::AlignRight);
    }
    content()->addWidget(m_list);
}

} // namespace darse::ui
