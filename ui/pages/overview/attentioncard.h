// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/linescard.h"

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What is failing, restarting or unhealthy, worst first, and why.
class AttentionCard : public LinesCard {
    Q_OBJECT
public:
    explicit AttentionCard(session::Session& session, QWidget* parent = nullptr);

private:
    void update();

    session::Session& m_session;
    QLabel* m_quiet;
    QLabel* m_more;
};

} // namespace darse::ui
