// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/column.h"

#include <QObject>

class QHeaderView;
class QMenu;

namespace darse::session {
class Settings;
}

namespace darse::ui {

class ObjectTable;
class ObjectView;

/// Which columns are shown, how wide, in what order, and what is sorted by: remembered for each kind of list.
class ColumnLayout final : public QObject {
    Q_OBJECT
public:
    struct Start {
        QString listName; ///< kindName(), for the settings
        QString sortedBy; ///< id of a column
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    /// Puts the remembered layout into force. All outlive the layout.
    ColumnLayout(ObjectView& view, ObjectTable& table, session::Settings& settings, Start start);

    /// Show or hide each column, and back to how it was at first.
    void fillMenu(QMenu& menu);
    void reset();

private:
    void restore();
    void apply(const QStringList& rows);
    void applyDefaults();
    void applySort();
    void save();
    void saveSort();
    [[nodiscard]] int columnOf(QStringView id) const;
    [[nodiscard]] QString settingName(const char* what) const;

    ObjectView& m_view;
    ObjectTable& m_table;
    session::Settings& m_settings;
    Start m_start;
    QHeaderView& m_header;
    bool m_isApplying = false;
};

} // namespace darse::ui
