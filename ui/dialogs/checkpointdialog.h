// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/checkpoints.h"
#include "core/backend/object.h"
#include "core/base/result.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Writes the memory of a running container down, or starts a stopped one from there; or says why that cannot be.
class CheckpointDialog final : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has checkpoints().
    CheckpointDialog(session::Session& session, backend::ObjectPtr container, QWidget* parent);

private:
    void layOut();
    void refuse(QVBoxLayout& column, backend::NoCheckpoints why);
    void offer(QVBoxLayout& column);
    void listed(const Result<QStringList>& names);
    void look();
    void go();

    session::Session& m_session;
    backend::ObjectPtr m_container;
    bool m_isRunning;
    QComboBox* m_name;
    QCheckBox* m_goesOn;
    QLabel* m_note;
    QPushButton* m_verb;
};

} // namespace darse::ui
