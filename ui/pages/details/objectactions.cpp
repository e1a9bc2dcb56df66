// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/objectactions.h"

#include "core/session/session.h"
#include "ui/pages/runaction.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace darse::ui {

ObjectActions::ObjectActions(session::Session& session, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_primary(makeButton({}, "primary")),
    m_all(makeButton(tr("Actions"))),
    m_menu(new QMenu(this))
{
    m_primary->setObjectName(QStringLiteral("primaryAction"));
    m_all->setObjectName(QStringLiteral("allActions"));
    m_all->setMenu(m_menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_primary);
    row->addWidget(m_all);
    m_primary->hide();
    m_all->hide();
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (const Action* action = primary(); m_object && action != nullptr)
            runAction(*action, {{m_object}, m_session, window()});
    });
}

void ObjectActions::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    std::vector<const Action*> shown;
    if (object) {
        for (const Action& action : kindView(object->kind).actions) {
            if (isOffered(action, m_session) && applies(action, *object))
                shown.push_back(&action);
        }
    }
    // Danger comes last, whatever the order of the table.
    std::stable_partition(shown.begin(), shown.end(), [](const Action* action) { return !action->isDanger; });
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    // What another widget has too, a menu does not delete; and two of the same keys would cancel one another.
    for (QAction* old : actions())
        delete old;
    m_menu->clear();
    bool hasDanger = false;
    for (const Action* action : m_shown) {
        if (action->isDanger && !hasDanger && action != m_shown.front())
            m_menu->addSeparator();
        hasDanger = hasDanger || action->isDanger;
        addToMenu(*action);
    }
    m_primary->setVisible(primary() != nullptr);
    m_all->setVisible(!m_shown.empty());
    if (primary() != nullptr)
        m_primary->setText(actionLabel(*primary()));
}

const Action* ObjectActions::primary() const
{
    const auto found =
        std::ranges::find_if(m_shown, [](const Action* action) { return !action->isDanger && !action->isAside; });
    return found == m_shown.end() ? nullptr : *found;
}

void ObjectActions::addToMenu(const Action& action)
{
    QAction* entry = m_menu->addAction(action.isDanger ? icon(action.icon, colors().failed) : icon(action.icon),
                                       actionLabel(action));
    entry->setObjectName(QLatin1StringView(action.id));
    if (!action.shortcut.isEmpty()) {
        entry->setShortcut(QKeySequence(action.shortcut));
        addAction(entry); // a menu that is closed hears no keys
    }
    connect(entry, &QAction::triggered, this, [this, &action] {
        if (m_object)
            runAction(action, {{m_object}, m_session, window()});
    });
}

} // namespace darse::ui
