// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QObject>
#include <QTimer>

#include <memory>

class QSystemTrayIcon;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Darse in the desktop's tray, where there is one: what runs at a glance, and the way to the window. The window never
/// hides in it, so it is always reachable without.
class Tray final : public QObject {
    Q_OBJECT
public:
    /// The window outlives this; asking the desktop for its tray takes a moment.
    explicit Tray(QWidget& window);
    ~Tray() override;

    /// Whose containers are counted, and what the connection is called. The session may be null, and goes before this
    /// only after another one was set.
    void follow(session::Session* session, const QString& connection);
    /// "2 of 5 containers run"
    [[nodiscard]] QString words() const;
    [[nodiscard]] QMenu& menu() { return *m_menu; }
    [[nodiscard]] bool isShown() const { return m_icon != nullptr; }

private:
    void lookSoon();
    void look();
    void openWindow();

    QWidget& m_window;
    session::Session* m_session = nullptr;
    QString m_connection;
    std::unique_ptr<QMenu> m_menu;
    QAction* m_count;
    QTimer m_soon;                           ///< of a storm of changes only the end is counted
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null where there is no tray
};

} // namespace darse::ui
