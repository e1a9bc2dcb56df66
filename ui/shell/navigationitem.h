// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace darse::ui {

/// One line of the navigation: icon, text, count. The current one has an accent bar and fill.
class NavigationItem : public QAbstractButton {
    Q_OBJECT
public:
    NavigationItem(const QString& page, const QString& iconName, const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] const QString& page() const { return m_page; }
    /// Negative: no count is shown.
    void setCount(int count);
    void setCollapsed(bool isCollapsed);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_page;
    QString m_icon;
    int m_count = -1;
    bool m_isCollapsed = false;
};

} // namespace darse::ui
