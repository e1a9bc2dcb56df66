// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QVBoxLayout;
class QPropertyAnimation;

namespace darse::ui {

/// A panel that slides in at the right side of its parent, full height. Esc closes it.
class Drawer : public QFrame {
    Q_OBJECT
public:
    Drawer(const QString& title, QWidget* parent);

    void open();
    void close();
    void toggle();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Call when the parent's size changed.
    void place();
    /// Docked, it stands beside what its parent shows, which has made room for it; else it is over that.
    void setDocked(bool isDocked) { m_isDocked = isDocked; }

    /// What the drawer shows is put in here.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

Q_SIGNALS:
    void openChanged();

protected:
    /// Tab goes round inside a drawer that is over others; Escape leaves it.
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect placeWhen(bool isOpen) const;
    [[nodiscard]] bool hasKeyboard() const;
    void slide();

    QVBoxLayout* m_content;
    QPropertyAnimation* m_animation;
    QPointer<QWidget> m_before; ///< had the keyboard when the drawer opened
    bool m_isOpen = false;
    bool m_isDocked = false;
};

} // namespace darse::ui
