// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace darse::session {
class Operation;
}

namespace darse::ui {

class PartBars;

/// One operation: title, state, progress, last line, error, and the equivalent for a terminal.
class OperationCard : public QFrame {
    Q_OBJECT
public:
    /// The card updates itself as long as the operation lives.
    explicit OperationCard(session::Operation& operation, QWidget* parent = nullptr);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    void update();
    void updateError();

    session::Operation& m_operation;
    QLabel* m_mark;
    QLabel* m_state;
    QProgressBar* m_progress;
    QLabel* m_line;
    PartBars* m_parts;
    QLabel* m_error;
    QLabel* m_raw;
    QPushButton* m_cancel;
};

} // namespace darse::ui
