// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QTableView;

namespace darse::ui {

class ObjectTable;

/// "3 min" grows older by itself: paints the ages of a list again when one of those that are seen says something else,
/// and rests until then. Goes with the view.
class Ages final : public QObject {
    Q_OBJECT
public:
    Ages(QTableView& view, ObjectTable& table);

private:
    /// Other rows are seen: nobody knows yet when they grow older.
    void lookSoon();
    void paint();
    [[nodiscard]] std::chrono::seconds untilOlder(int column) const;

    QTableView& m_view;
    ObjectTable& m_table;
    QTimer m_timer;
    bool m_isShown = false;
};

} // namespace darse::ui
