// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/attempt.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A connection that is being made: which one, and how far it is.
class ConnectingView : public QWidget {
    Q_OBJECT
public:
    ConnectingView(session::Session& session, QWidget* parent);

private:
    struct Row {
        backend::LinkStep step;
        QLabel* mark;
        QLabel* words;
    };
    void follow();

    session::Session& m_session;
    std::vector<Row> m_rows;
};

} // namespace darse::ui
