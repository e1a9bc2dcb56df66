// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/kindview.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace darse::ui {

/// What can be done to one object: the first thing as a button, everything in a menu, with the shortcuts of the kind.
class ObjectActions : public QWidget {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit ObjectActions(session::Session& session, QWidget* parent = nullptr);

    /// Null: there is nothing to do any more.
    void setObject(const backend::ObjectPtr& object);

private:
    void addToMenu(const Action& action);
    [[nodiscard]] const Action* primary() const; ///< null: none has a button of its own

    session::Session& m_session;
    backend::ObjectPtr m_object;
    std::vector<const Action*> m_shown;
    QPushButton* m_primary;
    QPushButton* m_all;
    QMenu* m_menu;
};

} // namespace darse::ui
