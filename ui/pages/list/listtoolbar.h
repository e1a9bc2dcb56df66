// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/list/objectview.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace darse::ui {

/// Filter field, density and columns.
class ListToolbar final : public QWidget {
    Q_OBJECT
public:
    explicit ListToolbar(QWidget* parent);

    [[nodiscard]] QString filterText() const;
    void setFilterText(const QString& text);
    void focusFilter();
    void setDensity(Density density);

Q_SIGNALS:
    void filterChanged(const QString& text);
    /// Down or Enter in the filter field: on to the rows.
    void rowsWanted();
    void densityChosen(darse::ui::Density density);
    /// The menu is empty and is shown afterwards.
    void columnsMenuWanted(QMenu* menu);
    void filtersMenuWanted(QMenu* menu);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFilter();
    QToolButton* makeColumnsButton();
    QToolButton* makeFiltersButton();
    void toggleDensity();

    QLineEdit* m_filter;
    QToolButton* m_density;
    Density m_shownDensity = Density::Comfortable;
};

} // namespace darse::ui
