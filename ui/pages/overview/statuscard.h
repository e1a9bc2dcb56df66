// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "ui/pages/location.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace darse::session {
class Session;
}

namespace darse::ui {

class StatusRing;

/// How many of a kind there are, by status. Click opens the list.
class StatusCard : public QFrame {
    Q_OBJECT
public:
    StatusCard(session::Session& session, backend::Kind kind, QWidget* parent = nullptr);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void update();

    session::Session& m_session;
    backend::Kind m_kind;
    StatusRing* m_ring;
    QLabel* m_words[3];
};

} // namespace darse::ui
