// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runaction.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

class ActionRunner;

/// The projects that the containers belong to, each with how many of them run, and what can be done with a whole one.
/// Hidden where nothing belongs together.
class ProjectStrip final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the strip.
    ProjectStrip(session::Session& session, ActionRunner& runner, QWidget* parent);

Q_SIGNALS:
    /// Only the rows that this filter keeps.
    void filterWanted(const QString& filter);

private:
    struct Project {
        QString name;
        int count = 0;
        int running = 0;
        int troubled = 0;

        friend bool operator==(const Project&, const Project&) = default;
    };

    [[nodiscard]] std::vector<Project> found() const;
    [[nodiscard]] Objects objectsOf(const QString& project) const;
    void update();
    void paint(QPushButton& button, const Project& project) const;
    [[nodiscard]] QPushButton* makeButtonFor(std::size_t place);
    QMenu* openMenu(const QString& project, const QPushButton& button);

    session::Session& m_session;
    ActionRunner& m_runner;
    QTimer m_soon; ///< many changes are looked at once
    std::vector<Project> m_projects;
    std::vector<QPushButton*> m_buttons;
    QLabel* m_more;
};

} // namespace darse::ui
