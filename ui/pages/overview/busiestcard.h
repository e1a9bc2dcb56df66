// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/linescard.h"

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The containers that use the most CPU now.
class BusiestCard : public LinesCard {
    Q_OBJECT
public:
    explicit BusiestCard(session::Session& session, QWidget* parent = nullptr);

private:
    void update();

    session::Session& m_session;
};

} // namespace darse::ui
