// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace darse::session {
class Session;
}

namespace darse::ui {

class CreateForm;

/// Makes a container: a form, and the line for a terminal that asks for the same. Either fills the other.
class CreateDialog final : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has a containerMaking().
    CreateDialog(session::Session& session, QWidget* parent, const QString& image = {});

Q_SIGNALS:
    void started();

private:
    void layOut();
    void addLine(QVBoxLayout& column);
    void offerWhatThereIs();
    void check();
    void takeLine();
    void create();

    session::Session& m_session;
    CreateForm* m_form;
    QPlainTextEdit* m_line;
    QLabel* m_lineNote;
    QPushButton* m_create;
    backend::ContainerPlan m_plan;
    bool m_isOwn = false; ///< the line is being written by the form
};

} // namespace darse::ui
