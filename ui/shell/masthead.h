// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command.h"
#include "ui/shell/connections.h"

#include <QFrame>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

class ProgressButton;

/// The bar on top: where we are connected, the project, the palette, what is going on, and the menu.
class Masthead : public QFrame {
    Q_OBJECT
public:
    struct Parts {
        session::Session& session;
        const Connections& connections;
        QString connection; ///< id of the one in use
    };

    Masthead(const Parts& parts, QWidget* parent = nullptr);

    /// Puts the menus together. `commands` outlive the masthead's call only.
    void setCreateCommands(const Commands& commands);
    void setMenu(QMenu* menu);
    void setOperations(int running, double share);
    void setUnreadNotices(int count);

Q_SIGNALS:
    void navigationToggled();
    void connectionChosen(const QString& id);
    void connectionAddAsked();
    void paletteAsked();
    void operationsAsked();
    void noticesAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QPushButton* makeSearch();
    QPushButton* makeConnectionChip(const Parts& parts);
    QPushButton* makeProjectSwitcher();
    void updateConnectionChip();
    void fillProjects();
    /// Where there is little room, names give way to icons.
    void setNarrow(bool isNarrow);
    void fitSearch();

    session::Session& m_session;
    const Connection* m_connection = nullptr;
    QPushButton* m_chip;
    QPushButton* m_project;
    QPushButton* m_create;
    ProgressButton* m_operations;
    QToolButton* m_notices;
    QToolButton* m_menu;
    QLabel* m_name;
    QPushButton* m_search = nullptr;
    QLabel* m_searchKey = nullptr;
    bool m_isNarrow = false;
};

} // namespace darse::ui
