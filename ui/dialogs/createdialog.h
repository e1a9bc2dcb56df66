// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/backend/kind.h"
#include "ui/dialogs/planchanges.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace darse::session {
class Session;
}

namespace darse::ui {

class CreateForm;

/// Makes a container: a form, and the line for a terminal that asks for the same. Either fills the other. For a
/// container that is there it says what each change means, and makes it.
class CreateDialog final : public QDialog {
    Q_OBJECT
public:
    /// A container that is there, and the plan that it was made of.
    struct Edited {
        QString key;
        backend::ContainerPlan plan;
        bool isRunning = false;
        bool isProtected = false; ///< it may be changed, but not replaced
    };

    /// The session's backend has a containerMaking().
    CreateDialog(session::Session& session, QWidget* parent, const QString& image = {});
    /// The session's backend has a containerRemaking().
    CreateDialog(session::Session& session, QWidget* parent, Edited edited);

Q_SIGNALS:
    void started();

private:
    void begin();
    void layOut();
    void addLine(QVBoxLayout& column);
    void offerWhatThereIs();
    void check();
    void takeLine();
    void sayOfLine(const QString& sentence, const QString& look);
    void create();
    void change();
    /// Of the container that is edited, on this connection.
    [[nodiscard]] QMap<PlanField, Applying> changes() const;
    void checkChanges(PlanNotes& notes);
    void askForPorts();
    void makeNew(backend::Kind kind);

    session::Session& m_session;
    CreateForm* m_form;
    QPlainTextEdit* m_line;
    QLabel* m_lineNote;
    QLabel* m_summary; ///< what a change will do
    QPushButton* m_create;
    std::optional<Edited> m_edited;
    backend::ContainerPlan m_plan;
    std::vector<backend::PublishedPort> m_listening;  ///< what programs of the machine have taken
    std::vector<backend::PublishedPort> m_askedPorts; ///< of the plan when that was asked
    bool m_isOwn = false;                             ///< the line is being written by the form
    bool m_isRefused = false;                         ///< the line says something that the form does not hold
};

} // namespace darse::ui
