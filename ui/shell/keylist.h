// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace darse::ui {

struct KeyRow {
    QString text;
    QStringList keys; ///< any of them does it; none makes the text a heading
};

/// Keys and what they do, in columns beside each other. Painted, because a label for each word held the window up;
/// screen readers find a list with an item for each row.
class KeyList : public QWidget {
    Q_OBJECT
public:
    using Column = std::vector<KeyRow>;

    explicit KeyList(const std::vector<Column>& columns, QWidget* parent = nullptr);

    /// All rows, one column after the other.
    [[nodiscard]] const std::vector<KeyRow>& rows() const { return m_rows; }
    /// Where row `index` is painted.
    [[nodiscard]] QRect rectOf(int index) const;
    [[nodiscard]] QSize sizeHint() const override { return m_wanted; }
    [[nodiscard]] QSize minimumSizeHint() const override { return m_wanted; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Place {
        int column = 0;
        int top = 0;
        int height = 0;
    };

    [[nodiscard]] int widthOf(const KeyRow& row) const;
    [[nodiscard]] QSize chipSize(const QString& key) const;
    void paintKeys(QPainter& painter, const QStringList& keys, const QRect& where) const;

    std::vector<KeyRow> m_rows;
    std::vector<Place> m_places; ///< of each row
    int m_columns = 1;
    QSize m_wanted;
};

} // namespace darse::ui
