// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/pages/runaction.h"

#include <QWidget>

namespace darse::ui {

/// The actions of one kind, for the rows of a list.
class ActionRunner final : public QObject {
    Q_OBJECT
public:
    /// Questions are asked above `window`. All outlive the runner.
    ActionRunner(session::Session& session, const KindView& view, QWidget* window);

    /// What this backend can do at all, in the order of the table.
    [[nodiscard]] std::vector<const Action*> offered() const;
    /// Does it to those of the objects that it applies to, asking first before danger.
    void run(const Action& action, const Objects& objects);

Q_SIGNALS:
    /// Operations for so many objects have begun.
    void began(const QString& action, int count);
    /// The action is another page.
    void goTo(const darse::ui::Location& location);

private:
    session::Session& m_session;
    const KindView& m_view;
    QWidget* m_window;
};

} // namespace darse::ui
