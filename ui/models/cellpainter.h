// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/paintcell.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace darse::ui {

class ObjectTable;

/// Paints the cells of an ObjectTable: selection, hover, the glow of what changed, and what the column says. Tooltips
/// are plain text, whatever the data hold.
class CellPainter final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellPainter(const ObjectTable& table, QObject* parent = nullptr);

    /// Where the mouse is; an invalid index: nowhere.
    struct Hover {
        QPersistentModelIndex index;
        bool isOnLink = false;
    };
    void setHovered(const Hover& hover) { m_hover = hover; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    [[nodiscard]] Cell cellAt(const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const ObjectTable& m_table;
    mutable CellTexts m_texts;
    Hover m_hover;
};

} // namespace darse::ui
