// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QLineEdit;

namespace darse::ui {

class ObjectTable;
class ObjectView;

/// Every container with all its live numbers: one table that can be sorted by any of them.
class AllContainers : public QWidget {
    Q_OBJECT
public:
    AllContainers(const PageContext& context, QWidget* parent);

    void focusFilter();

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    ObjectTable* m_table;
    ObjectView* m_view;
    QLineEdit* m_filter;
};

} // namespace darse::ui
