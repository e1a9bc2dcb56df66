// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/drafts.h"
#include "ui/pages/location.h"
#include "ui/shell/connections.h"
#include "ui/shell/notices.h"

#include <QMainWindow>

#include <memory>

namespace darse::session {
class Operation;
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

class Shell;
class Tray;

/// The window: one session at a time, and the shell that shows it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// All outlive the window; `connections` is not empty.
    MainWindow(Connections& connections, ConnectionMaker maker, session::Settings& settings);
    ~MainWindow() override;

    /// An unknown id takes the first connection.
    void connectTo(const QString& id);
    /// To the one that was asked for at this start, or else where the last one left off.
    void connectToLast();
    [[nodiscard]] Shell& shell() { return *m_shell; }
    /// Keeps a connection that a person named, and goes to it.
    void addConnection(const QString& name, const QString& address);
    [[nodiscard]] session::Session& session() { return *m_session; }
    /// Applies theme, language and scale from the settings and builds the shell anew at the same place.
    void rebuild();

Q_SIGNALS:
    /// Once, when the window has been painted with its masthead, its navigation and the outline of its page.
    void outlined();
    /// Once, when the page has been painted.
    void painted();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void operationEnded(session::Operation* operation);
    void linkChanged();
    void restorePlace();
    [[nodiscard]] bool asksBeforeClosing();
    void tellPlace();
    void fill();
    void lookForTray();
    void addKnownConnections();
    void askForConnection();
    void forgetRemovedConnections();

    Connections& m_connections;
    ConnectionMaker m_maker;
    session::Settings& m_settings;
    Notices m_notices;
    QString m_connection;
    QStringList m_added; ///< ids of connections that were added by hand
    Location m_location;
    std::unique_ptr<session::Session> m_session;
    QMap<QString, Drafts::Content> m_drafts; ///< of the connections that were left
    bool m_isSureToClose = false;
    bool m_hasWaitedToClose = false; ///< for what was nearly finished
    Shell* m_shell = nullptr;
    std::unique_ptr<Tray> m_tray; ///< null until it is wanted
    enum class Progress { Nothing, Outlined, Filled, Painted } m_progress = Progress::Nothing;
    bool m_wasLost = false;
    bool m_wasConnected = false;
};

} // namespace darse::ui
