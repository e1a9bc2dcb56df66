// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace darse::ui {

class PlainTable;

/// The variables that the processes of the object were started with. What looks like a secret is masked until asked.
class EnvironmentTab final : public DetailsTab {
    Q_OBJECT
public:
    EnvironmentTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;

private:
    void fill();

    backend::ObjectPtr m_object;
    QLineEdit* m_filter;
    QCheckBox* m_unmask;
    QLabel* m_empty;
    PlainTable* m_table;
};

} // namespace darse::ui
