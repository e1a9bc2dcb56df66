// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "ui/pages/location.h"
#include "ui/shell/command.h"
#include "ui/shell/connections.h"

#include <QWidget>

class QShortcut;

namespace darse::backend {
struct PortForwardAsked;
struct PrunePreview;
} // namespace darse::backend

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

class DrawerRoom;
class Masthead;
class Navigation;
class Notices;
class NoticesDrawer;
class OperationsDrawer;
class PageStack;
class Palette;
class Toasts;

/// Everything inside the window. Built anew, at the same place, when theme, language or scale change: so no widget has
/// to know how to change them.
class Shell : public QWidget {
    Q_OBJECT
public:
    /// All outlive the shell.
    struct Parts {
        session::Session& session;
        session::Settings& settings;
        Notices& notices;
        const Connections& connections;
        QString connection; ///< id of the one in use
    };

    /// At first with the outline of the page only: what people see at once costs half of what all of it does.
    Shell(const Parts& parts, const Location& start, QWidget* parent = nullptr);
    ~Shell() override;

    /// Puts the page into its outline, if it is not there yet.
    void fill();

    void goTo(const Location& location);
    [[nodiscard]] Location location() const;
    [[nodiscard]] const Commands& commands() const { return m_commands; }
    /// As if it were chosen in a menu.
    void runCommand(const QString& id);
    void openPalette(const QString& text = {});
    void openKeySheet();
    void openOperations();

Q_SIGNALS:
    void located();
    /// A setting that shapes the whole window has changed.
    void rebuildAsked();
    void connectionChosen(const QString& id);
    void connectionAddAsked();
    void quitAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void makeCommands();
    void addWindowCommands();
    void addLookCommands();
    void bindKeys();
    void fillMenu();
    void toggleOperations();
    void toggleNotices();
    void tellForwardEnded(const backend::PortForwardAsked& asked, quint16 localPort);
    Toasts& toasts();
    void addCreateCommands();
    void addHousekeepingCommands();
    void prune(backend::Kind kind);
    void askToPrune(backend::Kind kind, const backend::PrunePreview& preview);
    void askForArchives();
    void askForTree();
    void loadImages(const QStringList& files);
    void importTree(const QString& file);
    void openText(const QString& file);
    void openPullDialog();
    void openCreateDialog();
    void makeStarter();
    void choose(const QString& setting, const QString& value);
    void updateOperations();

    Parts m_parts;
    Commands m_commands;
    std::vector<QShortcut*> m_shortcuts;
    Masthead* m_masthead;
    Navigation* m_navigation;
    PageStack* m_pages;
    DrawerRoom* m_room;
    // Made when they are wanted for the first time.
    Palette* m_palette = nullptr;
    OperationsDrawer* m_operations = nullptr;
    NoticesDrawer* m_noticesDrawer = nullptr;
    Toasts* m_toasts = nullptr;
};

} // namespace darse::ui
