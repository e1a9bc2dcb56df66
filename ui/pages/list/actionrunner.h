// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/pages/kindview.h"

#include <QWidget>

namespace darse::ui {

using Objects = std::vector<backend::ObjectPtr>;

/// Does the actions of one kind: asks before danger, and makes one operation for each object.
class ActionRunner final : public QObject {
    Q_OBJECT
public:
    /// Questions are asked above `window`. All outlive the runner.
    ActionRunner(session::Session& session, const KindView& view, QWidget* window);

    /// What this backend can do at all, in the order of the table.
    [[nodiscard]] std::vector<const Action*> offered() const;
    /// Those of the objects that the action makes sense for.
    [[nodiscard]] static Objects applicable(const Action& action, const Objects& objects);
    [[nodiscard]] static QString label(const Action& action);

    /// Does it to those of the objects that it applies to.
    void run(const Action& action, const Objects& objects);

Q_SIGNALS:
    /// Operations for so many objects have begun.
    void began(const QString& action, int count);

private:
    void ask(const Action& action, const Objects& objects);
    void begin(const Action& action, const Objects& objects);

    session::Session& m_session;
    const KindView& m_view;
    QWidget* m_window;
};

} // namespace darse::ui
