// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QTableView;

namespace darse::ui {

class ObjectTable;

/// Keeps selection, current row and scroll position of a view by key when its table is reset, and the visible rows in
/// their place when rows come and go above them.
class RowKeeper final : public QObject {
    Q_OBJECT
public:
    /// The view already shows the table; both outlive the keeper, or it is a child of the view.
    RowKeeper(QTableView& view, ObjectTable& table);

Q_SIGNALS:
    /// After a reset: the selection may be smaller than before.
    void restored();

private:
    void remember();
    void restore();
    void rememberTop();
    void restoreTop();
    void select();

    QTableView& m_view;
    ObjectTable& m_table;
    QStringList m_selected;
    QString m_current;
    int m_currentColumn = 0;
    QString m_top; ///< empty: the list stood at its beginning
    int m_topOffset = 0;
};

} // namespace darse::ui
