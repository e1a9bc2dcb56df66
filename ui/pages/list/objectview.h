// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <QPersistentModelIndex>
#include <QTableView>

#include <vector>

namespace darse::ui {

class CellPainter;
class ObjectTable;
class RowKeeper;

enum class Density { Comfortable, Compact };

/// The table of a list page. Arrows move, Space selects, Shift extends, Enter opens, Delete asks to delete, the menu
/// key and the right button ask for a menu.
class ObjectView final : public QTableView {
    Q_OBJECT
public:
    /// The table outlives the view.
    ObjectView(ObjectTable& table, QWidget* parent);

    void setDensity(Density density);
    [[nodiscard]] std::vector<backend::ObjectPtr> selectedObjects() const;
    [[nodiscard]] int selectedCount() const;
    /// How wide a column shall be; one that a person chose stays so, the others share what the window has too much or
    /// too little.
    void wishWidth(int column, int width, bool isChosen);
    [[nodiscard]] int wishedWidth(int column) const { return m_widths[std::size_t(column)].wished; }
    void fitColumns();
    /// Selects and shows the row, if it is there.
    void showKey(const QString& key);

Q_SIGNALS:
    void opened(const QString& key);
    void selectionMayHaveChanged();
    void removeWanted();
    void menuWanted(const QPoint& globalPosition);
    void widthChosen();

protected:
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                                       const QEvent* event) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    struct Width {
        int wished = 0;
        bool isChosen = false;
    };

    void setUpHeaders();
    void sectionResized(int section, int size);
    [[nodiscard]] std::vector<int> flexibleColumns() const;
    void toggleCurrentRow();
    void openRow(const QModelIndex& index);
    void hover(const QModelIndex& index);
    /// Or another link.
    [[nodiscard]] bool isOverName(const QPoint& position) const;
    [[nodiscard]] QStringList pagesAt(const QModelIndex& index) const;
    void follow(const QModelIndex& index, const QPoint& place);
    void tellWindow();

    ObjectTable& m_table;
    CellPainter* m_painter;
    QPersistentModelIndex m_pressedName;
    QPersistentModelIndex m_hovered;
    std::vector<Width> m_widths;
    bool m_isFitting = false;
};

} // namespace darse::ui
