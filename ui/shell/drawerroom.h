// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace darse::ui {

class Drawer;

/// What is below the masthead: navigation and page, and one drawer at a time, which stands beside the page where there
/// is enough room for both and covers it where there is not. Drawers and toasts are children of this.
class DrawerRoom final : public QWidget {
    Q_OBJECT
public:
    explicit DrawerRoom(QWidget* navigation, QWidget* parent);

    /// Closes the other one.
    void toggle(Drawer& drawer);
    /// Null: all are closed.
    [[nodiscard]] Drawer* openDrawer() const;

Q_SIGNALS:
    /// contentsRect() is what the page and its navigation have.
    void arranged();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Escape that nobody else wanted closes the drawer.
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QList<Drawer*> drawers() const;
    void arrange();

    QWidget* m_navigation;
};

} // namespace darse::ui
