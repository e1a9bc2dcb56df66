// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Asks which image to pull; the pull itself lives in the operations drawer.
class PullDialog : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has images().
    PullDialog(session::Session& session, QWidget* parent);

Q_SIGNALS:
    void started();

private:
    void check();
    void pull();

    session::Session& m_session;
    QLineEdit* m_field;
    QLabel* m_problem;
    QPushButton* m_pull;
};

} // namespace darse::ui
