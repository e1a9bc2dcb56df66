// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"

#include <QStringList>
#include <QTableWidget>

#include <optional>
#include <vector>

namespace darse::ui {

/// A small table of texts that is changed in place: what stays the same is not touched, so selection and scroll stay.
class PlainTable : public QTableWidget {
    Q_OBJECT
public:
    struct Row {
        QStringList cells;                     ///< plain text, may be hostile
        std::optional<backend::Status> status; ///< shown as icon and colour of the status column
        QVariant tag;                          ///< comes back from tagOf()
    };

    explicit PlainTable(const QStringList& titles, QWidget* parent = nullptr);

    void setMonoColumn(int column);
    void setNumberColumn(int column);
    void setLinkColumn(int column);
    /// A sentence for each title, or none.
    void explainColumns(const QStringList& meanings);
    void setStatusColumn(int column) { m_statusColumn = column; }
    /// The table is as high as its rows, up to this many, and never scrolls by itself before.
    void growUpTo(int rows) { m_mostRows = rows; }

    void setRows(const std::vector<Row>& rows);
    [[nodiscard]] QVariant tagOf(int row) const;

Q_SIGNALS:
    /// Enter or a click on a link.
    void opened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setCell(int row, int column, const Row& content);
    [[nodiscard]] QTableWidgetItem* makeItem(int column) const;

    std::vector<int> m_monoColumns;
    std::vector<int> m_numberColumns;
    int m_linkColumn = -1;
    int m_statusColumn = -1;
    int m_mostRows = 0; ///< 0: fills the room it is given
};

} // namespace darse::ui
