// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/pages/overview/card.h"

#include <vector>

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

class ObjectLine;

/// What happened last.
class EventsCard : public Card {
    Q_OBJECT
public:
    explicit EventsCard(session::Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    void update();

    session::Session& m_session;
    std::vector<ObjectLine*> m_lines;
};

} // namespace darse::ui
