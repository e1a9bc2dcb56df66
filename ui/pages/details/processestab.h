// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/base/result.h"
#include "ui/pages/details/detailstab.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace darse::ui {

class PlainTable;

/// What runs in the container, asked again every two seconds while it is looked at.
class ProcessesTab final : public DetailsTab {
    Q_OBJECT
public:
    ProcessesTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void refresh() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void arrived(const Result<backend::ProcessTable>& table);
    void fill();
    void say(const QString& sentence);

    backend::ObjectPtr m_object;
    backend::ProcessTable m_known;
    bool m_isAsking = false;
    QTimer m_timer;
    QLineEdit* m_filter;
    QLabel* m_note;
    QVBoxLayout* m_column;
    PlainTable* m_table = nullptr; ///< made when the titles are known
};

} // namespace darse::ui
