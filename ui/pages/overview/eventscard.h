// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/linescard.h"

#include <QTimer>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What happened last.
class EventsCard : public LinesCard {
    Q_OBJECT
public:
    explicit EventsCard(session::Session& session, QWidget* parent = nullptr);

private:
    void update();

    session::Session& m_session;
    QTimer m_aging; ///< of what is told in seconds
};

} // namespace darse::ui
