// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/actionrunner.h"

namespace darse::ui {

ActionRunner::ActionRunner(session::Session& session, const KindView& view, QWidget* window) :
    QObject(window),
    m_session(session),
    m_view(view),
    m_window(window)
{
}

std::vector<const Action*> ActionRunner::offered() const
{
    std::vector<const Action*> actions;
    for (const Action& action : m_view.actions) {
        if (isOffered(action, m_session))
            actions.push_back(&action);
    }
    return actions;
}

void ActionRunner::run(const Action& action, const Objects& objects)
{
    if (const Objects wanted = applicable(action, objects); action.leadsTo && !wanted.empty())
        return Q_EMIT goTo(action.leadsTo(wanted));
    runAction(action, {objects, m_session, m_window},
              [this, &action](int count) { Q_EMIT began(QString::fromLatin1(action.id), count); });
}

} // namespace darse::ui
