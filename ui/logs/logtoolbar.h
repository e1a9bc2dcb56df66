// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace darse::ui {

/// What stands above a log, in one row; where that has no room for it, the search has a row of its own below.
class LogToolBar final : public QWidget {
    Q_OBJECT
public:
    explicit LogToolBar(QWidget* parent);

    /// Once; they become its children.
    void fill(QWidget* first, QWidget* search, const QWidgetList& last);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int widthOf(const QWidgetList& widgets) const;
    void arrange();
    void orderKeys() const;

    QGridLayout* m_grid;
    QWidgetList m_ends; ///< what stands before and after the search
    QWidget* m_search = nullptr;
    bool m_isBelow = false;
};

} // namespace darse::ui
