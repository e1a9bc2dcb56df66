// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

class QLabel;

namespace darse::ui {

class PlainTable;

/// What happened to the object and its parts, newest first.
class EventsTab final : public DetailsTab {
    Q_OBJECT
public:
    EventsTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void refresh() override;

private:
    void fill();

    backend::ObjectPtr m_object;
    QLabel* m_empty;
    PlainTable* m_table;
};

} // namespace darse::ui
