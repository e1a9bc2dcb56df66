// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/linescard.h"

#include <QTimer>

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What is failing, restarting, unhealthy or waits for what does not come, worst first, and why.
class AttentionCard : public LinesCard {
    Q_OBJECT
public:
    explicit AttentionCard(session::Session& session, QWidget* parent = nullptr);

private:
    void update();
    void updateSoon();

    session::Session& m_session;
    QLabel* m_quiet;
    QLabel* m_more;
    QTimer m_aging;
};

} // namespace darse::ui
