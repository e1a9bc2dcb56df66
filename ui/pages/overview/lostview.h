// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateview.h"

#include <QTimer>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Which connection does not answer and why, when it is tried again, and a button that does so now.
class LostView : public StateView {
    Q_OBJECT
public:
    LostView(session::Session& session, QWidget* parent);

    [[nodiscard]] QPushButton* retryButton() const { return m_retry; }

private:
    void tellAttempt();

    session::Session& m_session;
    QPushButton* m_retry;
    QTimer m_tick; ///< when another second has gone
};

} // namespace darse::ui
